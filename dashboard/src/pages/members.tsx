import { MemberCards } from "../features/members/member-cards.js";
import { UnionsSection } from "../features/unions/unions-section.js";
import { useLocale } from "../language/use-locale.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";

/** `/ket-noi`: each member, how it is, and what it has published. */
export default function Members() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.members")} lead={t("members.pageLead")} parents={[]}>
      <Boundary>
        <MemberCards />
      </Boundary>
      <UnionsSection />
    </Page>
  );
}
