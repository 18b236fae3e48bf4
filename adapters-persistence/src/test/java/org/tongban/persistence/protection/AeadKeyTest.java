package org.tongban.persistence.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

@Tag("I10")
class AeadKeyTest {
  private static final byte[] ID = {1, 2, 3, 4, 5, 6, 7, 8};

  @Property(tries = 200)
  void decryptsWhatItEncrypted(
      @ForAll CipherProfile profile, @ForAll byte[] plain, @ForAll byte[] context) {
    var key = AeadKey.random(ID, profile);
    var stored = key.encrypt(context, plain);
    assertThat(stored).hasSize(plain.length + PersonalData.OVERHEAD_BYTES);
    assertThat(AeadKey.keyIdOf(stored)).isEqualTo(ID);
    assertThat(key.decrypt(context, stored)).isEqualTo(plain);
  }

  @Property(tries = 200)
  void isNotDecryptedAfterAnyChange(
      @ForAll CipherProfile profile,
      @ForAll @Size(max = 64) byte[] plain,
      @ForAll int position,
      @ForAll byte difference) {
    var key = AeadKey.random(ID, profile);
    var stored = key.encrypt(ID, plain);
    var altered = stored.clone();
    altered[Math.floorMod(position, stored.length)] ^= difference == 0 ? 1 : difference;
    assertThatThrownBy(() -> key.decrypt(ID, altered)).isInstanceOf(CorruptDataException.class);
  }

  @Property(tries = 200)
  void isNotDecryptedInAnotherContext(
      @ForAll CipherProfile profile, @ForAll byte[] one, @ForAll byte[] other) {
    var key = AeadKey.random(ID, profile);
    var stored = key.encrypt(one, ID);
    if (!Arrays.equals(one, other)) {
      assertThatThrownBy(() -> key.decrypt(other, stored)).isInstanceOf(CorruptDataException.class);
    }
  }

  @Property(tries = 200)
  void isNotDecryptedWhenCutShort(@ForAll CipherProfile profile, @ForAll int length) {
    var key = AeadKey.random(ID, profile);
    var stored = key.encrypt(ID, new byte[10]);
    var cut = Arrays.copyOf(stored, Math.floorMod(length, stored.length));
    assertThatThrownBy(() -> key.decrypt(ID, cut)).isInstanceOf(CorruptDataException.class);
  }

  @Property(tries = 50)
  void looksDifferentEachTime(@ForAll CipherProfile profile, @ForAll byte[] plain) {
    var key = AeadKey.random(ID, profile);
    assertThat(key.encrypt(ID, plain)).isNotEqualTo(key.encrypt(ID, plain));
  }

  @Property(tries = 50)
  void isNotDecryptedByAnotherKeyOfTheSameName(@ForAll CipherProfile profile) {
    var stored = AeadKey.random(ID, profile).encrypt(ID, new byte[10]);
    assertThatThrownBy(() -> AeadKey.random(ID, profile).decrypt(ID, stored))
        .isInstanceOf(CorruptDataException.class);
  }
}
