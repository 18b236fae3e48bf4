package org.tongban.application.seal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tongban.application.seal.SealPictures.Finding;

/** What holds for all {@link SealPictures}. */
public abstract class SealPicturesContract {
  /** Those of an installation. */
  protected abstract SealPictures pictures();

  /** Those of one in sample mode. */
  protected abstract SealPictures ofSamples();

  @Test
  void whatWasFoundGoodIsFoundGoodAgainAsItIs() {
    if (!(pictures().inspect(SealSamples.picture()) instanceof Finding.Good(var png))) {
      throw new AssertionError("It was refused");
    }
    assertThat(pictures().inspect(png))
        .isInstanceOfSatisfying(
            Finding.Good.class, again -> assertThat(again.png()).isEqualTo(png));
  }

  @Test
  void whatIsNoPictureIsRefusedWithWords() {
    for (var wrong : new byte[][] {{}, {1, 2, 3}, "%PDF-1.7".getBytes(), {(byte) 0x89, 'P'}}) {
      assertThat(pictures().inspect(wrong))
          .isInstanceOfSatisfying(Finding.Bad.class, bad -> assertThat(bad.words()).isNotBlank());
    }
  }

  @Test
  void onlySamplesAreDrawn() {
    assertThat(pictures().drawsSamples()).isFalse();
    assertThat(ofSamples().drawsSamples()).isTrue();
  }
}
