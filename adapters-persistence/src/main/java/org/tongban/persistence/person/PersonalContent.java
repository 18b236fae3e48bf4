package org.tongban.persistence.person;

import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.protection.PersonalData;

/** Records as JSON, encrypted under their subject's key. */
@Singleton
final class PersonalContent {
  private final PersonalData personalData;
  private final ObjectMapper json;

  PersonalContent(PersonalData personalData, ObjectMapper json) {
    this.personalData = personalData;
    this.json = json;
  }

  byte[] encrypt(SubjectId subject, String place, Object content) {
    try {
      return personalData.encrypt(subject, place, json.writeValueAsBytes(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  <T> T decrypt(SubjectId subject, String place, byte[] stored, Class<T> type) {
    try {
      return json.readValue(personalData.decrypt(subject, place, stored), type);
    } catch (IOException e) {
      // Without the parser's words: they may repeat values.
      throw new IllegalStateException("What is stored at " + place + " can't be read");
    }
  }
}
