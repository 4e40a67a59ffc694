import { SignIn } from "../features/sign-in/sign-in.js";
import { useLocale } from "../language/use-locale.js";
import "../language/identity-words.js";
import { Boundary } from "../ui/boundary.js";
import { InBrowser } from "../ui/in-browser.js";
import { Page } from "../ui/page.js";

/** `/dang-nhap`: leads to the identity provider, which leads back here. */
export default function SignInPage() {
  const { t } = useLocale();
  return (
    <Page title={t("signIn.title")} lead={t("signIn.lead")} parents={[]}>
      <Boundary>
        <InBrowser rows={2}>
          <SignIn />
        </InBrowser>
      </Boundary>
    </Page>
  );
}
