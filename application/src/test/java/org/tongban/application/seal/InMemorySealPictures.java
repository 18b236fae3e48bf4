package org.tongban.application.seal;

import java.util.Arrays;

/**
 * Takes whatever begins as a PNG does.
 *
 * @param drawsSamples as in sample mode
 */
public record InMemorySealPictures(boolean drawsSamples) implements SealPictures {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @Override
  public Finding inspect(byte[] content) {
    return content.length > PNG.length && Arrays.equals(content, 0, PNG.length, PNG, 0, PNG.length)
        ? new Finding.Good(content)
        : new Finding.Bad("只接受 PNG 图片。");
  }
}
