package org.tongban.integration.paper;

import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.PdfChunk;

/**
 * Where a line of Chinese may end (避头尾): anywhere but before closing marks, after opening ones, and
 * inside of numbers and Latin words.
 */
final class ChineseLines implements SplitCharacter {
  private static final String NEVER_FIRST = "，。、；：？！）》〉」』】〕”’…—％%,.;:?!)]}·";
  private static final String NEVER_LAST = "（《〈「『【〔“‘([{";

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
        && !(isLatin(last) && isLatin(first))
        && !Character.isLowSurrogate(first);
  }

  private static boolean isLatin(char letter) {
    return letter < 0x80 && letter != ' ' && letter != '-' && letter != '/';
  }
}
