package org.tongban.application.transaction;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.domain.person.SubjectId;

/**
 * Effects on other systems, kept in the transaction that causes them and carried out afterwards, at
 * least once. Calls join the caller's transaction. Every implementation passes {@code
 * OutboxContract}.
 */
public interface Outbox {
  /**
   * Adds an effect. Adding the same kind and reference again changes nothing.
   *
   * @param effect what to do
   */
  void add(Effect effect);

  /**
   * An effect on another system.
   *
   * @param kind names its handler, for example {@code sms}; at most 40 characters
   * @param reference stable and unique within the kind, at most 100 characters: the other side
   *     recognises a repeat by it
   * @param subject whose data the payload holds, for encryption; empty if it holds nobody's
   * @param payload what the handler needs
   */
  record Effect(
      String kind, String reference, Optional<SubjectId> subject, Map<String, String> payload) {
    public Effect {
      Objects.requireNonNull(kind);
      Objects.requireNonNull(reference);
      Objects.requireNonNull(subject);
      payload = Map.copyOf(payload);
    }

    @Override
    public String toString() {
      return "Effect[" + kind + " " + reference + "]";
    }
  }
}
