package org.tongban.integration.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tongban.application.seal.SealPictures;
import org.tongban.application.seal.SealPictures.Finding;
import org.tongban.application.seal.SealPicturesContract;
import org.tongban.application.seal.SealSamples;

class ImageSealPicturesTest extends SealPicturesContract {
  private static final Color CLEAR = new Color(0, 0, 0, 0);

  private final SealPictures pictures = new ImageSealPictures(false);

  @Override
  protected SealPictures pictures() {
    return pictures;
  }

  @Override
  protected SealPictures ofSamples() {
    return new ImageSealPictures(true);
  }

  @Test
  void leavesThePrintAloneAndTakesItsMarginsAway() throws IOException {
    if (!(pictures.inspect(SealSamples.picture()) instanceof Finding.Good(var png))) {
      throw new AssertionError("It was refused");
    }
    var print = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(print.getWidth()).isBetween(420, 430).isEqualTo(print.getHeight());
    assertThat(print.getRGB(0, 0) >>> 24).isZero();
    assertThat(print.getRGB(print.getWidth() / 2, print.getHeight() / 2)).isEqualTo(0xffff0000);
  }

  @Test
  void saysWhatIsWrongWithAPicture() {
    var glass = new Color(255, 0, 0, 200);
    var wrong =
        Map.of(
            "不透明", SealSamples.picture(500, Color.RED, Color.WHITE),
            "几乎没有透明", SealSamples.picture(500, Color.RED, glass),
            "红色", SealSamples.picture(500, Color.BLUE, CLEAR),
            "空白", SealSamples.picture(500, CLEAR, CLEAR),
            "不清楚", SealSamples.picture(200, Color.RED, CLEAR),
            "最多 2000", SealSamples.picture(2001, Color.RED, CLEAR),
            "太大", new byte[SealPictures.LARGEST + 1]);
    wrong.forEach(
        (words, picture) ->
            assertThat(pictures.inspect(picture))
                .as(words)
                .isInstanceOfSatisfying(
                    Finding.Bad.class, bad -> assertThat(bad.words()).contains(words)));
    var broken = java.util.Arrays.copyOf(SealSamples.picture(), 300);
    assertThat(pictures.inspect(broken))
        .isInstanceOfSatisfying(Finding.Bad.class, bad -> assertThat(bad.words()).contains("损坏"));
  }
}
