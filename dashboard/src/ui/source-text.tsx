/** A source as it was recorded, with its web address as a link. */
export function SourceText({ source }: { readonly source: string }) {
  const address = /https?:\/\/[^\s)]+/.exec(source)?.[0];
  if (address === undefined) return <span lang="vi">{source}</span>;
  const [before, after] = source.split(address, 2);
  return (
    <span lang="vi">
      {before}
      <a href={address} rel="noreferrer">
        {new URL(address).hostname}
      </a>
      {after}
    </span>
  );
}
