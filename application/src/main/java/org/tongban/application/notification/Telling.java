package org.tongban.application.notification;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.tongban.application.transaction.Outbox;
import org.tongban.domain.person.MobileNumber;
import org.tongban.domain.person.SubjectId;

/**
 * A notice on its way, as the outbox and the waiting messages carry it.
 *
 * @param person whose message it is
 * @param phone known already; empty for the person's phone at the moment of sending
 * @param others whether the phone may be somebody else's, so that nothing the person chose about
 *     their own counts
 * @param words what its text shows, {@link Notices#ABOUT} and {@link Notices#WHEN}
 */
public record Telling(
    String reference,
    SubjectId person,
    Optional<MobileNumber> phone,
    boolean others,
    Notices.Kind kind,
    Map<String, String> words) {
  private static final String KIND = "notice";
  private static final String PHONE = "phone";
  private static final String OTHERS = "others";
  private static final String WORD = "w.";

  public Telling {
    Objects.requireNonNull(reference);
    Objects.requireNonNull(person);
    Objects.requireNonNull(phone);
    Objects.requireNonNull(kind);
    words = Map.copyOf(words);
  }

  /** Redacted: neither phone nor words. */
  @Override
  public String toString() {
    return "Telling[" + kind + " " + reference + "]";
  }

  /** As texts, to be kept encrypted under the person's key. */
  public Map<String, String> payload() {
    var payload = new HashMap<String, String>();
    payload.put(KIND, kind.name());
    phone.ifPresent(number -> payload.put(PHONE, number.value()));
    if (others) {
      payload.put(OTHERS, "1");
    }
    words.forEach((name, word) -> payload.put(WORD + name, word));
    return payload;
  }

  /** What {@link #payload} gave. */
  public static Telling of(String reference, SubjectId person, Map<String, String> payload) {
    return new Telling(
        reference,
        person,
        Optional.ofNullable(payload.get(PHONE)).map(MobileNumber::new),
        payload.containsKey(OTHERS),
        Notices.Kind.valueOf(payload.get(KIND)),
        wordsOf(payload));
  }

  /** The words in a payload. */
  static Map<String, String> wordsOf(Map<String, String> payload) {
    var words = new HashMap<String, String>();
    payload.forEach(
        (name, word) -> {
          if (name.startsWith(WORD)) {
            words.put(name.substring(WORD.length()), word);
          }
        });
    return words;
  }

  /** As an effect of the outbox, for {@link SendMessage}. */
  public Outbox.Effect effect() {
    return new Outbox.Effect(SendMessage.KIND, reference, Optional.of(person), payload());
  }

  /** The notice an effect carries; empty if it carries a bare message to a phone. */
  static Optional<Telling> of(Outbox.Effect effect) {
    return effect.payload().containsKey(KIND)
        ? effect.subject().map(person -> of(effect.reference(), person, effect.payload()))
        : Optional.empty();
  }

  /** What the notice is about, if it is about something with an identity. */
  Optional<UUID> about() {
    return Optional.ofNullable(words.get(Notices.ABOUT)).map(UUID::fromString);
  }
}
