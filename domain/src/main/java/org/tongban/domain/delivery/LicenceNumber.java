package org.tongban.domain.delivery;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.domain.person.UnifiedSocialCreditCode;

/**
 * The identifier of an electronic licence (电子证照标识, GB/T 36904-2018): {@code
 * 1.2.156.3005.2.{type}.{issuer}.{serial}.{version}.{check}}, the check being ISO 7064 MOD 37,36
 * over the parts after the root, without dots.
 *
 * @param type the licence type's code (证照类型代码), 1 to 21 characters 0–9 and A–Z
 * @param issuer the authority that issued it (证照颁发机构)
 * @param serial the issuer's running number (流水号), 1 to 20 characters 0–9 and A–Z, with its leading
 *     zeros
 * @param version 1 to 999, one more each time the licence is changed (版本号)
 */
public record LicenceNumber(
    String type, UnifiedSocialCreditCode issuer, String serial, int version) {
  private static final String ROOT = "1.2.156.3005.2.";
  private static final Pattern TYPE = Pattern.compile("[0-9A-Z]{1,21}");
  private static final Pattern SERIAL = Pattern.compile("[0-9A-Z]{1,20}");
  private static final Pattern FORM =
      Pattern.compile(
          "1\\.2\\.156\\.3005\\.2\\.([0-9A-Z]{1,21})\\.([0-9A-Z]{18})\\.([0-9A-Z]{1,20})"
              + "\\.([0-9]{3})\\.([0-9A-Z])");

  /**
   * @throws IllegalArgumentException if a part has not the form above
   */
  public LicenceNumber {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("A licence type has 1 to 21 characters 0-9, A-Z: " + type);
    }
    if (!SERIAL.matcher(serial).matches()) {
      throw new IllegalArgumentException(
          "A licence's serial has 1 to 20 characters 0-9, A-Z: " + serial);
    }
    if (version < 1 || version > 999) {
      throw new IllegalArgumentException("A licence's version is 1 to 999: " + version);
    }
  }

  /**
   * The number somebody typed or scanned: spaces are dropped, small letters put right.
   *
   * @throws IllegalArgumentException if there is a {@link #problem}, with its words
   */
  public static LicenceNumber of(String typed) {
    var problem = problem(typed);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(problem.get());
    }
    var parts = FORM.matcher(normal(typed));
    if (!parts.matches()) {
      throw new IllegalStateException("A number without a problem has the form");
    }
    return new LicenceNumber(
        parts.group(1),
        new UnifiedSocialCreditCode(parts.group(2)),
        parts.group(3),
        Integer.parseInt(parts.group(4)));
  }

  /** What is wrong with the number, in Chinese words for the person; empty if it is valid. */
  public static Optional<String> problem(String typed) {
    var normal = normal(typed);
    if (normal.isEmpty()) {
      return Optional.of("请填写电子证照标识");
    }
    var parts = FORM.matcher(normal);
    if (!parts.matches() || parts.group(4).equals("000")) {
      return Optional.of("电子证照标识应以" + ROOT + "开头，后接类型、颁发机构、流水号、版本号和校验位，以“.”分隔，请核对");
    }
    if (UnifiedSocialCreditCode.problem(parts.group(2)).isPresent()) {
      return Optional.of("电子证照标识中的颁发机构代码不正确，请核对");
    }
    return Mod3736.isValid(normal.substring(ROOT.length()).replace(".", ""))
        ? Optional.empty()
        : Optional.of("电子证照标识校验不通过，可能有一位输错，请核对");
  }

  private static String normal(String typed) {
    return typed == null ? "" : typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  /** How the numbers of all licences of that type begin, and no others. */
  public static String beginning(String type) {
    return ROOT + type + ".";
  }

  /** The whole identifier, with its check character. */
  public String value() {
    var parts = type + "." + issuer.value() + "." + serial + "." + "%03d".formatted(version);
    return ROOT + parts + "." + Mod3736.checkCharacter(parts.replace(".", ""));
  }

  /** The number of the licence's next version. */
  public LicenceNumber nextVersion() {
    return new LicenceNumber(type, issuer, serial, version + 1);
  }

  /** The whole identifier. */
  @Override
  public String toString() {
    return value();
  }
}
