package org.tongban.integration.notification;

import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.application.notification.NoticeTexts;
import org.tongban.application.notification.Notices;
import org.tongban.application.notification.SendingResult;
import org.tongban.application.notification.SmsGateway;

/**
 * Short messages by Alibaba Cloud (阿里云短信服务, {@code SendSms} of 2017-05-25). Texts are approved
 * templates of the account; the words of a notice fill them in. The interface is not idempotent, as
 * its manual says: a repeat sends again, so what came of a request that got no clear answer is
 * unknown. Where each field is published is in docs/notifications.md.
 */
@Singleton
@Requires(beans = AliyunAccount.class)
final class AliyunSms implements SmsGateway, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AliyunSms.class);
  private static final String VERSION = "2017-05-25";
  private static final String ACTION = "SendSms";
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int LONGEST_CODE = 60;
  private static final String EMPTY = "无";

  /** Never, however often it is tried: the number, or what is written. */
  private static final Set<String> REFUSED =
      Set.of(
          "isv.MOBILE_NUMBER_ILLEGAL",
          "isv.DOMESTIC_NUMBER_NOT_SUPPORTED",
          "isv.BLACK_KEY_CONTROL_LIMIT",
          "isv.SMS_CONTENT_ILLEGAL",
          "isv.INVALID_PARAMETERS",
          "isv.INVALID_JSON_PARAM",
          "isv.PARAM_LENGTH_LIMIT",
          "isv.PARAM_NOT_SUPPORT_URL",
          "isv.TEMPLATE_MISSING_PARAMETERS",
          "isv.TEMPLATE_PARAMS_ILLEGAL",
          "MissingPhoneNumbers");

  /** Not now: too many, or not until somebody has put the account right. */
  private static final Set<String> NOT_NOW =
      Set.of(
          "isv.BUSINESS_LIMIT_CONTROL",
          "isv.DAY_LIMIT_CONTROL",
          "isv.MONTH_LIMIT_CONTROL",
          "isv.SMS_OVER_LIMIT",
          "isv.AMOUNT_NOT_ENOUGH",
          "isv.OUT_OF_SERVICE",
          "isv.ACCOUNT_NOT_EXISTS",
          "isv.ACCOUNT_ABNORMAL",
          "isv.PRODUCT_UN_SUBSCRIPT",
          "isv.PRODUCT_UNSUBSCRIBE",
          "isv.SMS_SIGNATURE_ILLEGAL",
          "isv.SMS_SIGN_ILLEGAL",
          "isv.SMS_SIGNATURE_SCENE_ILLEGAL",
          "isv.SMS_TEMPLATE_ILLEGAL",
          "isv.DENY_IP_RANGE",
          "isp.RAM_PERMISSION_DENY",
          "SignatureDoesNotMatch",
          "SignatureNonceUsed",
          "InvalidTimeStamp.Expired",
          "InvalidAccessKeyId.NotFound",
          "InvalidAccessKeyId.Inactive");

  private final AliyunAccount account;
  private final NoticeTexts texts;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.createDefault();
  // Not the framework's client, which logs addresses: this one's hold telephone numbers.
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  AliyunSms(AliyunAccount account, NoticeTexts texts, Clock clock) {
    this.account = account;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public boolean configured() {
    return true;
  }

  @Override
  public SendingResult send(Message message) {
    Notices.Kind kind;
    try {
      kind = Notices.Kind.valueOf(message.kind());
    } catch (IllegalArgumentException _) {
      return new SendingResult.Refused("There is no template for a bare text");
    }
    var query =
        AliyunSignature.query(
            Map.of(
                "PhoneNumbers", message.phone().value(),
                "SignName", account.signName(),
                "TemplateCode", account.template(kind),
                "TemplateParam", parameters(kind, message.words()),
                "OutId", message.reference()));
    try {
      var answer =
          client.send(request(query), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return result(answer.statusCode(), answer.body());
    } catch (ConnectException | HttpConnectTimeoutException | UnresolvedAddressException e) {
      return new SendingResult.Unavailable(e.getClass().getSimpleName());
    } catch (IOException e) {
      // Sent, as far as anybody knows.
      return new SendingResult.Unknown(e.getClass().getSimpleName());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new SendingResult.Unknown("interrupted");
    }
  }

  private HttpRequest request(String query) {
    var headers = new TreeMap<String, String>();
    headers.put("host", host());
    headers.put("x-acs-action", ACTION);
    headers.put("x-acs-version", VERSION);
    headers.put("x-acs-content-sha256", AliyunSignature.ofNothing());
    headers.put("x-acs-date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
    var request =
        HttpRequest.newBuilder(URI.create(account.address() + "?" + query))
            .timeout(account.patience())
            .header("Authorization", account.signature().authorization(query, headers))
            .header("Accept", "application/json")
            .POST(HttpRequest.BodyPublishers.noBody());
    // The client sets the host itself.
    headers.remove("host");
    headers.forEach(request::header);
    return request.build();
  }

  private String host() {
    var address = account.address();
    return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
  }

  /** Every variable of the template must be there, and none may be longer than it takes. */
  private String parameters(Notices.Kind kind, Map<String, String> words) {
    var parameters = new LinkedHashMap<String, JsonNode>();
    for (var name : texts.wordsOf(kind)) {
      var word = words.getOrDefault(name, "");
      parameters.put(name, JsonNode.createStringNode(word.isBlank() ? EMPTY : cut(word)));
    }
    try {
      return new String(
          json.writeValueAsBytes(JsonNode.createObjectNode(parameters)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("JSON could not be written", e);
    }
  }

  private String cut(String word) {
    return word.length() <= account.longestWord()
        ? word
        : word.substring(0, account.longestWord() - 1) + "…";
  }

  private SendingResult result(int status, String body) {
    var answer = read(body);
    var code = answer.flatMap(node -> text(node, "Code")).orElse("");
    if (status == 200 && code.equals("OK")) {
      return new SendingResult.Sent(answer.flatMap(node -> text(node, "BizId")).orElse(""));
    }
    var shown = code.matches("[A-Za-z0-9_.]{1," + LONGEST_CODE + "}") ? code : "HTTP " + status;
    if (REFUSED.contains(code)) {
      return new SendingResult.Refused(shown);
    }
    if (NOT_NOW.contains(code) || code.startsWith("Throttling") || status == 429) {
      LOG.warn("Alibaba Cloud does not send now: {}", shown);
      return new SendingResult.Unavailable(shown);
    }
    return new SendingResult.Unknown(shown);
  }

  private Optional<JsonNode> read(String body) {
    try {
      return Optional.ofNullable(json.readValue(body, JsonNode.class)).filter(JsonNode::isObject);
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name))
        .filter(JsonNode::isString)
        .map(JsonNode::getStringValue);
  }

  @Override
  @PreDestroy
  public void close() {
    client.shutdownNow();
  }
}
