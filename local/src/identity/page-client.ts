/** The client that the hub's pages are to the identity provider. */
export const PAGE_CLIENT = "hub-page";
