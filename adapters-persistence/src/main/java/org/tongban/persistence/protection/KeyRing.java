package org.tongban.persistence.protection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The master keys of an installation: those that encrypt, and those that make blind indexes. One of
 * each is current and protects new data; the others only read what they protected before.
 *
 * <p>The text of a key ring has one key per line (or separated by semicolons), and comments after
 * #:
 *
 * <pre>
 * encryption 2026a sm4 BASE64 current
 * encryption 2025a sm4 BASE64
 * index      2026a sm4 BASE64 current
 * index      2025a sm4 BASE64
 * </pre>
 *
 * An encryption key has 16 bytes (sm4) or 32 (aes), an index key 32.
 */
public final class KeyRing {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  private final Map<String, AeadKey> encryption;
  private final AeadKey current;
  private final List<IndexKey> index;

  private KeyRing(Map<String, AeadKey> encryption, AeadKey current, List<IndexKey> index) {
    this.encryption = Map.copyOf(encryption);
    this.current = current;
    this.index = List.copyOf(index);
  }

  /**
   * Reads a key ring.
   *
   * @param profile which the current keys must be of
   * @throws IllegalArgumentException if it can't be used; the message names the line and shows no
   *     key
   */
  public static KeyRing parse(String text, CipherProfile profile) {
    var encryption = new LinkedHashMap<String, AeadKey>();
    var index = new LinkedHashMap<String, IndexKey>();
    AeadKey currentEncryption = null;
    IndexKey currentIndex = null;
    int number = 0;
    for (var line : text.replaceAll("#.*", "").split("\\R|;", -1)) {
      number++;
      var words = line.strip();
      if (words.isEmpty()) {
        continue;
      }
      var key = Line.read(words.split("\\s+"), number);
      switch (key.use()) {
        case "encryption" -> {
          var added =
              new AeadKey(
                  key.id().getBytes(StandardCharsets.US_ASCII), key.profile(), key.secret());
          require(encryption.put(key.id(), added) == null, number, "the id is there twice");
          require(!key.current() || currentEncryption == null, number, "two keys are current");
          currentEncryption = key.current() ? added : currentEncryption;
        }
        case "index" -> {
          var added = new IndexKey(key.id(), key.profile(), key.secret());
          require(index.put(key.id(), added) == null, number, "the id is there twice");
          require(!key.current() || currentIndex == null, number, "two keys are current");
          currentIndex = key.current() ? added : currentIndex;
        }
        default -> require(false, number, "a key is for encryption or index");
      }
    }
    if (currentEncryption == null || currentIndex == null) {
      throw new IllegalArgumentException(
          "A key ring needs one current encryption key and one current index key");
    }
    if (currentEncryption.profile() != profile || currentIndex.profile() != profile) {
      throw new IllegalArgumentException(
          "The current keys are not of the profile %s (tongban.keys.profile)"
              .formatted(profile.label()));
    }
    var ordered = new ArrayList<IndexKey>(List.of(currentIndex));
    for (var key : index.values()) {
      if (key != currentIndex) {
        ordered.add(key);
      }
    }
    return new KeyRing(encryption, currentEncryption, ordered);
  }

  /**
   * The text of a new key ring with two random keys.
   *
   * @param id names them, for example by the year; 1 to 32 letters, digits, dots, dashes
   */
  public static String generate(CipherProfile profile, String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("Not the id of a key: " + id);
    }
    return """
        # The keys of this installation. Whoever has them reads everybody's data; without them nobody
        # can. Keep this file secret, keep a copy apart from the database and its backups.
        encryption %s %s %s current
        index %s %s %s current
        """
        .formatted(
            id,
            profile.label(),
            random(profile.keyBytes()),
            id,
            profile.label(),
            random(CipherProfile.INDEX_KEY_BYTES));
  }

  private static String random(int bytes) {
    return Base64.getEncoder().encodeToString(AeadKey.randomBytes(bytes));
  }

  /** The key that encrypts new data. */
  AeadKey current() {
    return current;
  }

  /**
   * The key of that id.
   *
   * @throws CorruptDataException if it is not in this ring
   */
  AeadKey key(String id) {
    var key = encryption.get(id);
    if (key == null) {
      throw new CorruptDataException("The key " + id + " is not in the key ring");
    }
    return key;
  }

  /** The ids of the keys that only read. */
  List<String> retired() {
    var now = new String(current.id(), StandardCharsets.US_ASCII);
    return encryption.keySet().stream().filter(id -> !id.equals(now)).sorted().toList();
  }

  /** The index keys, the current one first. */
  List<IndexKey> index() {
    return index;
  }

  /** Names the keys without showing them. */
  @Override
  public String toString() {
    return "KeyRing[current=" + current + ", retired=" + retired() + ", index=" + index + "]";
  }

  private static void require(boolean holds, int line, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("Keys, line %d: %s".formatted(line, otherwise));
    }
  }

  private record Line(
      String use, String id, CipherProfile profile, byte[] secret, boolean current) {
    static Line read(String[] words, int number) {
      require(
          words.length == 4 || (words.length == 5 && words[4].equals("current")),
          number,
          "expected: encryption|index ID sm4|aes BASE64 [current]");
      require(ID.matcher(words[1]).matches(), number, "not the id of a key");
      require(words[2].equals("sm4") || words[2].equals("aes"), number, "expected sm4 or aes");
      var profile = CipherProfile.named(words[2]);
      var bytes = words[0].equals("index") ? CipherProfile.INDEX_KEY_BYTES : profile.keyBytes();
      byte[] secret;
      try {
        secret = Base64.getDecoder().decode(words[3]);
      } catch (IllegalArgumentException e) {
        // Its message would show part of the key.
        secret = new byte[0];
      }
      require(secret.length == bytes, number, "expected " + bytes + " bytes in Base64");
      return new Line(words[0], words[1], profile, secret, words.length == 5);
    }

    /** Does not show the key. */
    @Override
    public String toString() {
      return "Line[" + use + " " + id + "]";
    }
  }
}
