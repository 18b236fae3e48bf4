package org.tongban.domain.delivery;

/**
 * The check character of ISO 7064 MOD 37,36 over digits and capital letters (GB/T 17710). It finds
 * every single wrong character, and every swap of two neighbours but one in 36 of those whose
 * values follow each other (0 and 1, … Y and Z, Z and 0): one swap in 630.
 */
public final class Mod3736 {
  private static final int MODULUS = 36;

  private Mod3736() {}

  /**
   * The check character of the text.
   *
   * @param text characters 0–9 and A–Z, at least one
   * @throws IllegalArgumentException if there is another character, or none
   */
  public static char checkCharacter(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("Nothing to compute a check character of");
    }
    var product = MODULUS;
    for (var i = 0; i < text.length(); i++) {
      var sum = (product + valueOf(text.charAt(i))) % MODULUS;
      product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
    }
    var check = (MODULUS + 1 - product) % MODULUS;
    return (char) (check < 10 ? '0' + check : 'A' + check - 10);
  }

  /** Whether the text's last character is the check character of the others. */
  public static boolean isValid(String text) {
    var last = text.length() - 1;
    return last > 0
        && text.chars().allMatch(Mod3736::isAllowed)
        && checkCharacter(text.substring(0, last)) == text.charAt(last);
  }

  private static boolean isAllowed(int character) {
    return character >= '0' && character <= '9' || character >= 'A' && character <= 'Z';
  }

  private static int valueOf(char character) {
    if (!isAllowed(character)) {
      throw new IllegalArgumentException("Only 0-9 and A-Z have a check character");
    }
    return character <= '9' ? character - '0' : character - 'A' + 10;
  }
}
