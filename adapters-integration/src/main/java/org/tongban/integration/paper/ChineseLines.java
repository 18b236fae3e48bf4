package org.tongban.integration.paper;

import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.PdfChunk;

/**
 * Where a line of Chinese may end (避头尾): anywhere but before closing marks, after opening ones, and
 * inside of numbers and Latin words; after a hyphen only where a long part of a number ends.
 */
final class ChineseLines implements SplitCharacter {
  private static final String NEVER_FIRST = "，。、；：？！）》〉」』】〕”’…—％%,.;:?!)]}·- ";
  private static final String NEVER_LAST = "（《〈「『【〔“‘([{";

  /** Letters and digits before a hyphen, so that case numbers may be parted and phones may not. */
  private static final int LONG_PART = 6;

  @Override
  public boolean isSplitCharacter(
      int start, int current, int end, char[] letters, PdfChunk[] chunks) {
    if (current + 1 >= end) {
      return true;
    }
    var last = letters[current];
    var first = letters[current + 1];
    if (last == ' ' || last == '\u3000') {
      return true;
    }
    return NEVER_LAST.indexOf(last) < 0
        && NEVER_FIRST.indexOf(first) < 0
        && (last == '-' ? endsLongPart(letters, current) : !isLatin(last) || !isLatin(first))
        && !Character.isLowSurrogate(first);
  }

  private static boolean endsLongPart(char[] letters, int hyphen) {
    var begin = hyphen;
    while (begin > 0 && letters[begin - 1] != '-' && isLatin(letters[begin - 1])) {
      begin--;
    }
    return hyphen - begin >= LONG_PART;
  }

  private static boolean isLatin(char letter) {
    return letter < 0x80 && letter != ' ';
  }
}
