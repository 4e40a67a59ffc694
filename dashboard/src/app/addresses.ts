import { LANGUAGE_PARAMETER } from "../language/language.js";

/** The addresses of all pages. The build writes them into addresses.json, by which the gateway knows them. */
export const ADDRESSES = [
  "/",
  "/chuong-trinh",
  "/chuong-trinh/:code",
  "/chi-tieu",
  "/dia-ban",
  "/dia-ban/:id",
  "/co-quan",
  "/co-quan/:id",
  "/so-lieu",
  "/so-lieu/:id",
  "/chi-so/:code",
  "/hoat-dong",
  "/van-ban",
  "/van-ban/:id",
  "/ra-soat",
  "/thay-doi",
  "/ket-noi",
  "/lich",
  "/khai-thac",
  "/thoa-thuan/:id",
  "/quyen",
  "/dang-nhap",
  "/nhat-ky-truy-cap",
] as const;

/** What an address without it gets from the cookie of the same name: the reader has chosen English before. */
export const REMEMBERED = { [LANGUAGE_PARAMETER]: ["en"] };

/** Where what had another address is now. */
export const MOVED = { "/explorer": "/truy-van" };
