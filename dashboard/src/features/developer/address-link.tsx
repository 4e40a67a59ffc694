import { hubUrl } from "../../navigation/hub-addresses.js";

/** A file of the hub, under the address that programs elsewhere use. */
export function AddressLink({ path }: { readonly path: string }) {
  return (
    <a href={path} className="address">
      <code>{hubUrl(path)}</code>
    </a>
  );
}
