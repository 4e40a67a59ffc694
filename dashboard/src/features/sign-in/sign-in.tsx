import { useEffect, useEffectEvent, useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { session } from "../../identity/caller.js";
import { beginSignIn, completeSignIn, type FailureKind, type SignInStep } from "../../identity/sign-in.js";
import { useLocale } from "../../language/use-locale.js";
import "../../language/identity-words.js";
import { useAddressState } from "../../navigation/address-state.js";
import { ownAddress } from "../../navigation/own-address.js";
import { SIGN_IN_PARAMETERS, signInAddress, signInPage } from "../../navigation/sign-in-address.js";
import { Notice } from "../../ui/notice.js";

type Step = "offered" | "leaving" | "completing" | { readonly failure: FailureKind };

/** Leads to the identity provider and takes its answer; says why where that fails. */
export function SignIn() {
  const { t } = useLocale();
  const { step, from, begin } = useSignIn();
  if (session !== undefined)
    return (
      <p>
        {t("signIn.already", { name: session.name })} <a href={from}>{t("signIn.back")}</a>
      </p>
    );
  if (step === "leaving" || step === "completing") return <p role="status">{t(`signIn.${step}`)}</p>;
  const failure = step === "offered" ? undefined : step.failure;
  return (
    <>
      {failure !== undefined && <Notice kind="refused">{t(`signIn.failure.${failure}`)}</Notice>}
      <p className="page-turner">
        <button type="button" className="button" onClick={begin}>
          {t(failure === undefined ? "signIn.begin" : "signIn.again")}
        </button>
        <a href={from}>{t("signIn.backSignedOut")}</a>
      </p>
    </>
  );
}

function useSignIn() {
  const { search } = useLocation();
  const navigate = useNavigate();
  const { state } = useAddressState(SIGN_IN_PARAMETERS);
  const [step, setStep] = useState<Step>("offered");
  const from = ownAddress(state.tu, window.location.origin);

  const goOn = async (next: SignInStep) => {
    // Whoever goes back from there comes to the page that led here.
    if (!("failure" in next)) return window.location.replace(next.goTo);
    setStep(next);
    // What the provider has said is of no use any more.
    await navigate(signInPage(next.from ?? ""), { replace: true });
  };
  const begin = async () => {
    setStep("leaving");
    await goOn(await beginSignIn(from, signInAddress(from)));
  };
  const arrive = useEffectEvent(async () => {
    const said = new URLSearchParams(search);
    if (said.has("state")) {
      setStep("completing");
      await goOn(await completeSignIn(said));
    } else if (state["bat-dau"] === "1" && session === undefined) await begin();
  });
  useEffect(() => void arrive(), []);
  return { step, from, begin: () => void begin() };
}
