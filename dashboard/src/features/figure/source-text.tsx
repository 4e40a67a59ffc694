import { useReading } from "../../language/use-reading.js";

/** A source as it was recorded; a web address in it can be followed. */
export function SourceText({ source }: { readonly source: string }) {
  const { t } = useReading();
  const address = /https?:\/\/\S+/.exec(source)?.[0];
  return (
    <span className="source">
      {t("figure.source")}:{" "}
      {address === undefined ? source : <LinkedSource source={source} address={address} />}
    </span>
  );
}

function LinkedSource({ source, address }: { readonly source: string; readonly address: string }) {
  const [before, after] = source.split(address, 2);
  return (
    <>
      {before}
      <a href={address} rel="noreferrer">
        {new URL(address).hostname}
      </a>
      {after}
    </>
  );
}
