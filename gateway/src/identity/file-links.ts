/**
 * Links to files for programs that cannot sign in, such as Power Query: for one account, one address and some hours. What
 * a link says is sealed, so that nobody reads in it whose it is, or makes one up.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { Caller } from "@hub/schema/signed-request";
import { type RequestRefusal, refuse, refuseForNow } from "../errors/request-refusal.js";
import { readableMoment } from "../tables/vietnam-time.js";
import type { Identity } from "./callers.js";

/** The parameter of an address that holds the rest of its link. */
export const LINK_PARAMETER = "link";
/** A working day, and no night. */
export const LINK_LASTS_MS = 12 * 60 * 60 * 1_000;

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LONGEST_LINK = 1_024;
const RETRY_AFTER_MS = 5_000;

export interface FileLinksOptions {
  /** The first seals, and all open. */
  readonly keys: readonly [string, ...string[]];
  /** What this hub is called, to tell its links from another's. */
  readonly hub: string;
  /** The account as a caller, with its rights in force. */
  readonly findCaller: (account: string) => Caller;
  /** When the account has ended its links, in milliseconds since 1970. */
  readonly endedMs: (account: string) => number;
  /** Ends the links that the account has made, at all gateways of the hub. */
  readonly end: (account: string) => Promise<void>;
  readonly now?: () => number;
}

export interface FileLink {
  readonly parameter: string;
  readonly validUntilMs: number;
}

export class FileLinks {
  readonly #options: FileLinksOptions;
  readonly #keys: readonly [Buffer, ...Buffer[]];
  readonly #now: () => number;

  constructor(options: FileLinksOptions) {
    this.#options = options;
    const [first, ...others] = options.keys;
    this.#keys = [cipherKey(first), ...others.map(cipherKey)];
    this.#now = options.now ?? Date.now;
  }

  /**
   * A link to the address for the caller.
   * @throws RequestRefusal to who is not signed in, and to an account without a right: its link would open nothing
   */
  make({ id: account, rights }: Caller, address: string): FileLink {
    if (rights === undefined) throw signInFirst();
    if (rights.length === 0) throw withoutRights();
    const validUntilMs = this.#now() + LINK_LASTS_MS;
    return { parameter: this.#seal(`${validUntilMs} ${account}`, address), validUntilMs };
  }

  /**
   * Who asks by a link, with the rights that the account has now.
   * @throws RequestRefusal where it has expired or was ended, is not one of this hub for this address, or its account has no right any more
   */
  open(link: string, address: string): Identity {
    const text = this.#unseal(link, address);
    if (text === undefined) throw invalid();
    const validUntilMs = Number.parseInt(text, 10);
    if (validUntilMs <= this.#now()) throw expired(validUntilMs);
    const account = text.slice(text.indexOf(" ") + 1);
    if (validUntilMs - LINK_LASTS_MS <= this.#options.endedMs(account)) throw ended();
    const caller = this.#options.findCaller(account);
    if (!caller.rights?.length) throw withoutRights();
    return { caller, validUntilMs };
  }

  /**
   * Ends all links that the caller has made until now. They are good for seconds yet.
   * @throws RequestRefusal to who is not signed in, or rejects with it while that cannot be noted
   */
  async end({ id: account, rights }: Caller): Promise<void> {
    if (rights === undefined) throw signInFirst();
    try {
      await this.#options.end(account);
    } catch {
      throw notEnded();
    }
  }

  #seal(text: string, address: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#keys[0], nonce).setAAD(this.#bindingOf(address));
    const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return sealed.toString("base64url");
  }

  #unseal(link: string, address: string): string | undefined {
    const sealed = Buffer.from(link, "base64url");
    // One link has one text: decoding passes over what is no sign of base64url.
    if (link.length > LONGEST_LINK || sealed.toString("base64url") !== link) return undefined;
    if (sealed.length <= NONCE_BYTES + TAG_BYTES) return undefined;
    for (const key of this.#keys) {
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(this.#bindingOf(address)).setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        const text = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString("utf8");
      } catch {
        // Sealed with another key, for another address, or changed.
      }
    }
    return undefined;
  }

  #bindingOf(address: string): Buffer {
    return Buffer.from(JSON.stringify([this.#options.hub, address]));
  }
}

function cipherKey(key: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "", "links to files", 32));
}

function signInFirst(): RequestRefusal {
  return refuse(
    "UNAUTHENTICATED",
    "Tạo liên kết tải cần tiêu đề “authorization: Bearer …” của người đã đăng nhập; hãy đăng nhập, hoặc tải tệp công khai bằng chính địa chỉ này / A link to a file is made with the header “authorization: Bearer …” of who is signed in; sign in, or take what is public from this very address",
    401,
  );
}

function invalid(): RequestRefusal {
  return refuse(
    "LINK_INVALID",
    "Liên kết tải này không do hệ thống này cấp cho đúng địa chỉ này: nó đã bị sửa, hoặc của hệ thống khác; hãy mở trang của danh sách và sao chép liên kết mới / This link was not made by this hub for this very address: it was changed, or is another hub's; open the list's page and copy a new one",
    403,
  );
}

function expired(atMs: number): RequestRefusal {
  const at = new Date(atMs);
  return refuse(
    "LINK_EXPIRED",
    `Liên kết tải này đã hết hạn lúc ${readableMoment(at, "vi")}; hãy mở trang của danh sách và sao chép liên kết mới / This link expired at ${readableMoment(at, "en")} (Vietnam); open the list's page and copy a new one`,
    403,
  );
}

function ended(): RequestRefusal {
  return refuse(
    "LINK_EXPIRED",
    "Liên kết tải này đã chấm dứt khi người tạo ra nó đăng xuất; hãy đăng nhập và sao chép liên kết mới / This link ended when its maker signed out; sign in and copy a new one",
    403,
  );
}

function notEnded(): RequestRefusal {
  return refuseForNow(
    "SUBGRAPH_UNAVAILABLE",
    "Chưa chấm dứt được các liên kết tải; hãy thử lại sau ít giây / The links cannot be ended now; try again in some seconds",
    503,
    RETRY_AFTER_MS,
  );
}

function withoutRights(): RequestRefusal {
  return refuse(
    "FORBIDDEN",
    "Liên kết tải chỉ dùng được khi tài khoản tạo ra nó có quyền đang hiệu lực; hãy đề nghị quản trị cơ quan cấp quyền / A link to a file is good only while the account that it is made for has a right in force; ask your office's administrator for one",
    403,
  );
}
