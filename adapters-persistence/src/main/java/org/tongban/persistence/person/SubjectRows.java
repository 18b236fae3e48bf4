package org.tongban.persistence.person;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.tongban.application.person.SubjectStore.Stored;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.person.Subject;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Sql;
import org.tongban.persistence.protection.ErasedException;

/** Rows of the table {@code subject}, for whoever joins it. */
@Singleton
public final class SubjectRows {
  /** What {@link #read} reads; the table is called {@code s}. */
  public static final String COLUMNS =
      "s.id, s.kind, s.real_name_level, s.content, s.registered_at, s.version";

  private final PersonalContent contents;
  private final SubjectContentMapper mapper;

  SubjectRows(PersonalContent contents, SubjectContentMapper mapper) {
    this.contents = contents;
    this.mapper = mapper;
  }

  /** Empty if the subject was erased. */
  public Optional<Stored> read(ResultSet row) throws SQLException {
    var id = new SubjectId(Sql.uuid(row, "id"));
    var registeredAt = Sql.instant(row, "registered_at");
    SubjectContent content;
    try {
      content = contents.decrypt(id, place(id), row.getBytes("content"), SubjectContent.class);
    } catch (ErasedException _) {
      return Optional.empty();
    }
    Subject subject =
        switch (SubjectKind.valueOf(row.getString("kind"))) {
          case PERSON -> mapper.person(content, id, row.getInt("real_name_level"), registeredAt);
          case ORGANISATION -> mapper.company(content, id, registeredAt);
        };
    return Optional.of(new Stored(subject, row.getInt("version")));
  }

  static String place(SubjectId id) {
    return "subject.content/" + id;
  }
}
