package org.tongban.persistence.protection;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Sql;

/** What a value is encrypted for. It decrypts for nothing else. */
enum Purpose {
  SUBJECT_DATA(1),
  SHARED_DATA(2),
  DATA_KEY(3);

  private final byte code;

  Purpose(int code) {
    this.code = (byte) code;
  }

  /**
   * The purpose's code, the subject's id if any, the place. The parts before the last have a fixed
   * length under each purpose, so no two contexts are the same bytes.
   */
  byte[] context(Optional<SubjectId> subject, byte[] place) {
    var owner = subject.map(id -> Sql.bytes(id.value())).orElseGet(() -> new byte[0]);
    return ByteBuffer.allocate(1 + owner.length + place.length)
        .put(code)
        .put(owner)
        .put(place)
        .array();
  }
}
