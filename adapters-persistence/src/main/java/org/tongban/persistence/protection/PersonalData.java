package org.tongban.persistence.protection;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tongban.domain.person.SubjectId;

/**
 * Encrypts what is stored about people, and makes the blind indexes by which it is found. Safe for
 * concurrent use.
 *
 * <p>A <i>place</i> names where the value is stored, such as {@code
 * case_event.payload/<caseId>/<seq>}: a value decrypts only under the place it was encrypted for,
 * so nobody can move it to another row or column. A place never changes and holds no personal data.
 */
@Singleton
public final class PersonalData {
  private final KeyRing ring;
  private final SubjectKeys keys;

  PersonalData(KeyRing ring, SubjectKeys keys) {
    this.ring = ring;
    this.keys = keys;
  }

  /**
   * Encrypts under the subject's own key. The result is {@value #OVERHEAD_BYTES} bytes longer.
   *
   * @throws ErasedException if the subject's key was destroyed
   * @throws IllegalStateException if the subject has no key; see {@link #createKey}
   */
  public byte[] encrypt(SubjectId subject, String place, byte[] plain) {
    return keys.find(subject).encrypt(context(Purpose.SUBJECT_DATA, subject, place), plain);
  }

  /** How many bytes {@link #encrypt} adds. */
  public static final int OVERHEAD_BYTES = 39;

  /**
   * Decrypts what {@link #encrypt} gave.
   *
   * @throws ErasedException if the subject's key was destroyed
   * @throws CorruptDataException if it was altered, or stored for another subject or place
   * @throws IllegalStateException if the subject has no key
   */
  public byte[] decrypt(SubjectId subject, String place, byte[] stored) {
    return keys.find(subject, AeadKey.keyIdOf(stored))
        .decrypt(context(Purpose.SUBJECT_DATA, subject, place), stored);
  }

  /** Encrypts what belongs to nobody in particular, under the installation's key. */
  public byte[] encryptShared(String place, byte[] plain) {
    return ring.current().encrypt(sharedContext(place), plain);
  }

  /**
   * Decrypts what {@link #encryptShared} gave.
   *
   * @throws CorruptDataException if it was altered or stored for another place, or if its key is
   *     not in the key ring any more
   */
  public byte[] decryptShared(String place, byte[] stored) {
    var id = new String(AeadKey.keyIdOf(stored), StandardCharsets.US_ASCII);
    return ring.key(id).decrypt(sharedContext(place), stored);
  }

  /**
   * The blind index of a text, for writing: 32 bytes that only whoever has the index key can make.
   *
   * @param field what the text is, such as {@code subject.citizen_id}; equal texts of different
   *     fields have different indexes
   * @param text in its normal form: texts that differ in a blank or in case differ in their index
   */
  public byte[] blindIndex(String field, String text) {
    return ring.index().getFirst().index(field, text);
  }

  /**
   * The blind indexes under all index keys in use, for looking up; the current one first. There are
   * two while the index key is being changed.
   */
  public List<byte[]> blindIndexes(String field, String text) {
    return ring.index().stream().map(key -> key.index(field, text)).toList();
  }

  /**
   * Makes the key of a subject, in the caller's transaction, which should be the one that registers
   * the subject.
   *
   * @throws io.micronaut.data.exceptions.DataAccessException if the subject has or had one
   */
  public void createKey(SubjectId subject) {
    keys.create(subject);
  }

  /**
   * Destroys the key of a subject in the caller's transaction: nothing that was encrypted under it
   * can be read again, by nobody. Doing it again changes nothing. Other instances forget the key
   * within a minute.
   */
  public void destroyKey(SubjectId subject) {
    keys.destroy(subject);
  }

  /**
   * After the master key was changed: wraps data keys that a retired one wraps by the current one.
   * Run it until it returns 0; then no data key needs the retired master key.
   *
   * @param limit how many at most, at least 1
   * @return how many were done
   */
  public int rewrapKeys(int limit) {
    return keys.rewrap(limit);
  }

  private static byte[] context(Purpose purpose, SubjectId subject, String place) {
    return purpose.context(Optional.of(subject), place.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sharedContext(String place) {
    return Purpose.SHARED_DATA.context(Optional.empty(), place.getBytes(StandardCharsets.UTF_8));
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "PersonalData[" + ring + "]";
  }
}
