package org.tongban.persistence.person;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.tongban.application.person.Address;
import org.tongban.application.person.AddressId;
import org.tongban.application.person.AddressStore;
import org.tongban.application.transaction.StaleVersionException;
import org.tongban.domain.person.SubjectId;
import org.tongban.persistence.database.Sql;

/** Addresses in table {@code address}. */
@Singleton
final class JdbcAddressStore implements AddressStore {
  private static final String SELECT =
      "SELECT id, owner_id, content, changed_at, version FROM address ";

  private final Sql sql;
  private final PersonalContent contents;
  private final RecipientContentMapper mapper;

  JdbcAddressStore(Sql sql, PersonalContent contents, RecipientContentMapper mapper) {
    this.sql = sql;
    this.contents = contents;
    this.mapper = mapper;
  }

  @Override
  public List<Address> of(SubjectId owner) {
    return sql.list(SELECT + "WHERE owner_id = ? ORDER BY id", this::read, owner.value());
  }

  @Override
  public Optional<Address> find(AddressId id, SubjectId owner) {
    return sql.first(
        SELECT + "WHERE id = ? AND owner_id = ?", this::read, id.value(), owner.value());
  }

  @Override
  public int count(SubjectId owner) {
    // An empty book has no row to lock; the owner's key always has one.
    sql.list(
        "SELECT subject_id FROM subject_key WHERE subject_id = ? FOR UPDATE",
        row -> row.getBytes(1),
        owner.value());
    return sql.first(
            "SELECT COUNT(*) FROM address WHERE owner_id = ?", row -> row.getInt(1), owner.value())
        .orElseThrow();
  }

  @Override
  public void add(Address address) {
    sql.update(
        "INSERT INTO address (id, owner_id, content, changed_at, version) VALUES (?, ?, ?, ?, 1)",
        address.id().value(),
        address.owner().value(),
        encrypted(address),
        address.changedAt());
  }

  @Override
  public Address replace(Address changed) {
    var rows =
        sql.update(
            "UPDATE address SET content = ?, changed_at = ?, version = version + 1"
                + " WHERE id = ? AND owner_id = ? AND version = ?",
            encrypted(changed),
            changed.changedAt(),
            changed.id().value(),
            changed.owner().value(),
            changed.version());
    if (rows == 0) {
      throw new StaleVersionException("address " + changed.id());
    }
    return new Address(
        changed.id(),
        changed.owner(),
        changed.recipient(),
        changed.changedAt(),
        changed.version() + 1);
  }

  @Override
  public void remove(AddressId id, SubjectId owner, int version) {
    var rows =
        sql.update(
            "DELETE FROM address WHERE id = ? AND owner_id = ? AND version = ?",
            id.value(),
            owner.value(),
            version);
    if (rows == 0 && find(id, owner).isPresent()) {
      throw new StaleVersionException("address " + id);
    }
  }

  private byte[] encrypted(Address address) {
    return contents.encrypt(
        address.owner(), place(address.id()), mapper.content(address.recipient()));
  }

  private Address read(ResultSet row) throws SQLException {
    var id = new AddressId(Sql.uuid(row, "id"));
    var owner = new SubjectId(Sql.uuid(row, "owner_id"));
    return new Address(
        id,
        owner,
        mapper.recipient(
            contents.decrypt(owner, place(id), row.getBytes("content"), RecipientContent.class)),
        Sql.instant(row, "changed_at"),
        row.getInt("version"));
  }

  private static String place(AddressId id) {
    return "address.content/" + id;
  }
}
