import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies that a request comes from a gateway of the hub: docs/signed-requests.md. Needs Java 17 and Jackson.
 *
 * <pre>{@code
 * var verifier = new Verify(List.of(System.getenv("GATEWAY_KEYS").split(",")), System.currentTimeMillis());
 * Envelope envelope = verifier.verify(request, System.currentTimeMillis());
 * }</pre>
 *
 * {@code java -cp "lib/*" Verify.java vectors.json} checks it against the test vectors.
 */
public class Verify {
  private static final long MAX_CLOCK_DISTANCE_MS = 30_000;
  /** From 30 s before the clock to 30 s after it, and the millisecond at both ends. */
  private static final long NONCE_LIFETIME_MS = 2 * MAX_CLOCK_DISTANCE_MS + 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What was signed. The path is as in the request line, with its query string. */
  public record Request(String method, String path, byte[] body, String envelope, String signature) {}

  public record Envelope(String callerId, boolean mayWrite, long issuedAtMs, String nonce, String requestId) {}

  /** Answer with this status; nothing of the request may be carried out. */
  public static class Refused extends Exception {
    public final int status;

    Refused(int status, String reason) {
      super(reason);
      this.status = status;
    }
  }

  private final List<String> keys;
  private final long startedAtMs;
  // Each nonce is in one of them for as long as its envelope could be fresh.
  private Set<String> current = new HashSet<>();
  private Set<String> former = new HashSet<>();
  private long turnAtMs;

  /** One for the whole process: it remembers the nonces that it has seen. */
  public Verify(List<String> keys, long startedAtMs) {
    this.keys = keys;
    this.startedAtMs = startedAtMs;
  }

  public Envelope verify(Request request, long nowMs) throws Refused, GeneralSecurityException {
    if (!isSigned(request)) throw new Refused(401, "not signed by the gateway");
    Envelope envelope = open(request.envelope());
    if (envelope == null) throw new Refused(401, "not an envelope");
    if (Math.abs(nowMs - envelope.issuedAtMs()) > MAX_CLOCK_DISTANCE_MS)
      throw new Refused(401, "signed too long ago, or the clocks differ");
    if (envelope.issuedAtMs() < startedAtMs)
      throw new Refused(503, "signed before this process started, which knows no nonces from then");
    if (!isNew(envelope.nonce(), nowMs)) throw new Refused(401, "seen before");
    return envelope;
  }

  private boolean isSigned(Request request) throws GeneralSecurityException {
    String head = request.method() + "\n" + request.path() + "\n" + request.envelope() + "\n";
    var message = new ByteArrayOutputStream();
    message.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    message.writeBytes(request.body());
    byte[] given = request.signature().getBytes(StandardCharsets.UTF_8);
    for (String key : keys) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] expected = Base64.getUrlEncoder().withoutPadding().encode(mac.doFinal(message.toByteArray()));
      if (MessageDigest.isEqual(expected, given)) return true;
    }
    return false;
  }

  private synchronized boolean isNew(String nonce, long nowMs) {
    if (nowMs >= turnAtMs) {
      former = current;
      current = new HashSet<>();
      turnAtMs = nowMs + NONCE_LIFETIME_MS;
    }
    return !former.contains(nonce) && current.add(nonce);
  }

  private static Envelope open(String encoded) {
    try {
      JsonNode value = JSON.readTree(Base64.getUrlDecoder().decode(encoded));
      JsonNode caller = value.path("caller");
      boolean isOne =
          caller.path("id").isTextual()
              && caller.path("mayWrite").isBoolean()
              && value.path("issuedAtMs").isIntegralNumber()
              && value.path("nonce").isTextual()
              && value.path("requestId").isTextual();
      if (!isOne) return null;
      return new Envelope(
          caller.get("id").textValue(),
          caller.get("mayWrite").booleanValue(),
          value.get("issuedAtMs").longValue(),
          value.get("nonce").textValue(),
          value.get("requestId").textValue());
    } catch (IOException | IllegalArgumentException notAnEnvelope) {
      return null;
    }
  }

  public static void main(String[] args) throws Exception {
    int passed = 0;
    int failed = 0;
    for (JsonNode vector : JSON.readTree(new File(args[0]))) {
      String answer = answerTo(vector);
      String expected = vector.get("status") + " " + vector.get("caller");
      if (answer.equals(expected)) {
        passed++;
      } else {
        failed++;
        System.out.println(vector.get("name").textValue() + ": " + answer);
      }
    }
    System.out.println(passed + " passed, " + failed + " failed");
    if (failed > 0) System.exit(1);
  }

  private static String answerTo(JsonNode vector) throws GeneralSecurityException, IOException {
    List<String> keys = new ArrayList<>();
    vector.get("keys").forEach(key -> keys.add(key.textValue()));
    var verifier = new Verify(keys, vector.get("startedAtMs").longValue());
    long nowMs = vector.get("nowMs").longValue();
    vector.get("seenNonces").forEach(nonce -> verifier.isNew(nonce.textValue(), nowMs));
    var request =
        new Request(
            vector.get("method").textValue(),
            vector.get("path").textValue(),
            vector.get("body").binaryValue(),
            vector.get("envelope").textValue(),
            vector.get("signature").textValue());
    try {
      Envelope envelope = verifier.verify(request, nowMs);
      JsonNode caller =
          JSON.createObjectNode().put("id", envelope.callerId()).put("mayWrite", envelope.mayWrite());
      return "200 " + caller;
    } catch (Refused refused) {
      return refused.status + " null";
    }
  }
}
