import { describe, expect, it } from "@jest/globals";
import { createFindClient, TrustedProxies } from "./client-address.js";

function find(peer: string | undefined, forwarded?: string, proxies = ""): string {
  return createFindClient(TrustedProxies.parse(proxies))(peer, { "x-forwarded-for": forwarded });
}

describe("the address of a caller", () => {
  it("is the socket's peer, whatever the caller writes", () => {
    expect(find("192.0.2.7")).toBe("192.0.2.7");
    expect(find("192.0.2.7", "198.51.100.1")).toBe("192.0.2.7");
    expect(find(undefined)).toBe("unknown");
  });

  it("is, behind proxies that the operator names, the nearest one that is none of them", () => {
    const proxies = "10.0.0.0/8, 192.0.2.1, 2001:db8:ffff::/48";
    expect(find("10.1.2.3", "198.51.100.1", proxies)).toBe("198.51.100.1");
    expect(find("10.1.2.3", "203.0.113.9, 198.51.100.1, 192.0.2.1", proxies)).toBe("198.51.100.1");
    expect(find("2001:db8:ffff::5", "203.0.113.9,198.51.100.1", proxies)).toBe("198.51.100.1");
    expect(find("::ffff:10.1.2.3", "198.51.100.1", proxies)).toBe("198.51.100.1");
    expect(find("192.0.2.2", "198.51.100.1", proxies)).toBe("192.0.2.2");
  });

  it("is the proxy itself where it vouches for nobody", () => {
    expect(find("10.1.2.3", undefined, "10.0.0.0/8")).toBe("10.1.2.3");
    expect(find("10.1.2.3", "198.51.100.1, unknown", "10.0.0.0/8")).toBe("10.1.2.3");
    expect(find("10.1.2.3", "", "10.0.0.0/8")).toBe("10.1.2.3");
    expect(find("10.1.2.3", "10.9.9.9, 10.8.8.8", "10.0.0.0/8")).toBe("10.9.9.9");
  });

  it("is read without the port that some proxies add", () => {
    expect(find("10.1.2.3", "198.51.100.1:50000", "10.0.0.0/8")).toBe("198.51.100.1");
    expect(find("10.1.2.3", "[2001:db8:1:2::9]:50000", "10.0.0.0/8")).toBe("2001:db8:1:2::/64");
  });

  it("is one for one caller, however it is written", () => {
    expect(find("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(find("::ffff:c000:207")).toBe("192.0.2.7");
    expect(find("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
    expect(find("2001:DB8:1:2::")).toBe("2001:db8:1:2::/64");
    expect(find("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
    expect(find("::1")).toBe("::1");
  });
});

describe("the list of trusted proxies", () => {
  it.each(["proxy.example", "10.0.0.0/33", "10.0.0.0/", "::/129", "10.0.0/8"])(
    "names the entry %s that is no address",
    (entry) => {
      expect(() => TrustedProxies.parse(`192.0.2.1, ${entry}`)).toThrow(entry);
    },
  );

  it("may be empty", () => {
    expect(TrustedProxies.parse(" ").has("127.0.0.1")).toBe(false);
  });
});
