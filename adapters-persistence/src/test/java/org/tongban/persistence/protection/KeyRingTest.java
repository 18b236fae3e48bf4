package org.tongban.persistence.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  static final String SM4_KEY = Base64.getEncoder().encodeToString(new byte[16]);
  static final String INDEX_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @ParameterizedTest
  @EnumSource
  void readsWhatItGenerates(CipherProfile profile) {
    var ring = KeyRing.parse(KeyRing.generate(profile, "2026a"), profile);
    assertThat(ring.current().profile()).isEqualTo(profile);
    assertThat(ring.index()).hasSize(1);
  }

  @Test
  void generatesOtherKeysEachTime() {
    assertThat(KeyRing.generate(CipherProfile.SM4, "a"))
        .isNotEqualTo(KeyRing.generate(CipherProfile.SM4, "a"));
  }

  @Test
  void listsTheCurrentIndexKeyFirst() {
    var ring =
        KeyRing.parse(
            """
            encryption new sm4 %s current
            encryption old sm4 %s # retired in 2026
            index old sm4 %s
            index new sm4 %s current
            """
                .formatted(SM4_KEY, SM4_KEY, INDEX_KEY, INDEX_KEY),
            CipherProfile.SM4);
    assertThat(ring.index()).extracting(IndexKey::id).containsExactly("new", "old");
    assertThat(ring.retired()).containsExactly("old");
  }

  @Test
  void fitsOnOneLine() {
    var text = KeyRing.generate(CipherProfile.SM4, "a").replaceAll("(?m)^#.*\\R", "");
    KeyRing.parse(text.replace("\n", ";"), CipherProfile.SM4);
  }

  @Test
  void showsNoKey() {
    var text = KeyRing.generate(CipherProfile.AES, "2026a");
    var shown = KeyRing.parse(text, CipherProfile.AES).toString();
    assertThat(shown).contains("2026a");
    assertThat(text.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(" ")[3]))
        .hasSize(2)
        .noneMatch(shown::contains);
  }

  @Nested
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "encryption a sm4 KEY current",
          "encryption a sm4 KEY\nindex a sm4 INDEX current",
          "encryption a sm4 KEY current\nencryption b sm4 KEY current\nindex a sm4 INDEX current",
          "encryption a sm4 KEY current\nencryption a sm4 KEY\nindex a sm4 INDEX current",
          "encryption a sm4 INDEX current\nindex a sm4 INDEX current",
          "encryption a sm4 KEY current\nindex a sm4 KEY current",
          "encryption a des KEY current\nindex a sm4 INDEX current",
          "encryption a sm4 KEY now\nindex a sm4 INDEX current",
          "signature a sm4 KEY current\nindex a sm4 INDEX current",
          "encryption ü sm4 KEY current\nindex a sm4 INDEX current",
          "encryption a sm4 !!! current\nindex a sm4 INDEX current",
          "encryption a aes INDEX current\nindex a aes INDEX current"
        })
    void whatIsNoKeyRing(String text) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  KeyRing.parse(
                      text.replace("KEY", SM4_KEY).replace("INDEX", INDEX_KEY), CipherProfile.SM4))
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SM4_KEY, INDEX_KEY));
    }
  }
}
