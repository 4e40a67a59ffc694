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
  "/van-ban",
  "/van-ban/:id",
  "/ra-soat",
  "/ket-noi",
  "/lich",
  "/khai-thac",
] as const;

/** Where what had another address is now. */
export const MOVED = { "/explorer": "/truy-van" };
