package org.tongban.persistence.notification;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.protection.PersonalData;

/** Turns what is personal about notices into encrypted JSON and back. */
@Singleton
final class NoticeContents {
  private static final Argument<Map<String, String>> TEXTS =
      Argument.mapOf(String.class, String.class);

  private final PersonalData personalData;
  private final ObjectMapper json;

  NoticeContents(PersonalData personalData, ObjectMapper json) {
    this.personalData = personalData;
    this.json = json;
  }

  /** Under the person's key, or the installation's where there is nobody. */
  byte[] encrypt(Optional<SubjectId> person, String place, Object content) {
    try {
      var bytes = json.writeValueAsBytes(content);
      return person
          .map(whose -> personalData.encrypt(whose, place, bytes))
          .orElseGet(() -> personalData.encryptShared(place, bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> T decrypt(Optional<SubjectId> person, String place, byte[] stored, Class<T> type) {
    return read(person, place, stored, Argument.of(type));
  }

  Map<String, String> texts(SubjectId person, String place, byte[] stored) {
    return read(Optional.of(person), place, stored, TEXTS);
  }

  private <T> T read(Optional<SubjectId> person, String place, byte[] stored, Argument<T> type) {
    var bytes =
        person
            .map(whose -> personalData.decrypt(whose, place, stored))
            .orElseGet(() -> personalData.decryptShared(place, stored));
    try {
      return json.readValue(bytes, type);
    } catch (IOException e) {
      // Without the parser's words: they may repeat values.
      throw new IllegalStateException("What is stored at " + place + " can't be read");
    }
  }
}
