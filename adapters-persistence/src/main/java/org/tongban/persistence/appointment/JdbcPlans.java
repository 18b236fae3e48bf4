package org.tongban.persistence.appointment;

import static java.util.stream.Collectors.groupingBy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tongban.application.appointment.Plans;
import org.tongban.application.appointment.ServiceGroups;
import org.tongban.domain.appointment.OpeningPlan;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.place.UnitCode;
import org.tongban.persistence.database.Sql;

/**
 * Plans in {@code opening_plan}, held in memory for some seconds by service point: what was changed
 * here is shown at once, what another instance changed a little later. What is booked does not
 * depend on it: slots have their places from the plan that {@link #lock} gives.
 */
@Singleton
final class JdbcPlans implements Plans {
  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int MOST_PLACES = 5000;

  private final Sql sql;
  private final ServiceGroups groups;
  private final ObjectMapper json;
  private final TransactionOperations<Connection> transactions;
  private final Cache<UnitCode, List<Planned>> held =
      Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(MOST_PLACES).build();

  JdbcPlans(
      Sql sql,
      ServiceGroups groups,
      ObjectMapper json,
      TransactionOperations<Connection> transactions) {
    this.sql = sql;
    this.groups = groups;
    this.json = json;
    this.transactions = transactions;
  }

  private record Row(String group, String content, long version) {}

  @Override
  public List<Planned> at(Collection<UnitCode> places) {
    return held.getAll(places, this::loadAt).values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(planned -> planned.group().code()))
        .toList();
  }

  @Override
  public Optional<Planned> find(ServiceGroupCode code) {
    // Of many who ask for a place that is not held any more, one loads it and the others wait.
    var there = held.get(code.place(), place -> loadAt(Set.of(place)).get(place));
    return there.stream().filter(planned -> planned.group().code().equals(code)).findFirst();
  }

  private Map<UnitCode, List<Planned>> loadAt(Set<? extends UnitCode> places) {
    var loaded =
        load(groups.at(List.copyOf(places))).stream()
            .collect(groupingBy(planned -> planned.group().place()));
    places.forEach(place -> loaded.putIfAbsent(place, List.of()));
    return loaded;
  }

  private List<Planned> load(List<ServiceGroup> some) {
    if (some.isEmpty()) {
      return List.of();
    }
    var rows = new HashMap<String, Row>();
    sql.list(
            "SELECT g.code, g.plan_version, p.content FROM service_group g"
                + " LEFT JOIN opening_plan p ON p.group_code = g.code WHERE g.code IN ("
                + Sql.marks(some.size())
                + ")",
            row ->
                new Row(
                    row.getString("code"), row.getString("content"), row.getLong("plan_version")),
            some.stream().map(group -> group.code().value()).toArray())
        .forEach(row -> rows.put(row.group(), row));
    var loaded = new ArrayList<Planned>();
    for (var group : some) {
      Optional.ofNullable(rows.get(group.code().value()))
          .ifPresent(
              row ->
                  loaded.add(
                      new Planned(
                          group,
                          Optional.ofNullable(row.content()).map(this::read),
                          row.version())));
    }
    return loaded;
  }

  @Override
  public Optional<Planned> lock(ServiceGroupCode code) {
    var there =
        sql.first(
            "SELECT code FROM service_group WHERE code = ? FOR UPDATE",
            row -> row.getString("code"),
            code.value());
    return there.isEmpty()
        ? Optional.empty()
        : groups.find(code).flatMap(group -> load(List.of(group)).stream().findFirst());
  }

  @Override
  public void save(ServiceGroupCode code, OpeningPlan plan) {
    sql.update(
        "INSERT INTO opening_plan (group_code, content) VALUES (?, ?)"
            + " ON DUPLICATE KEY UPDATE content = VALUES(content)",
        code.value(),
        write(plan));
    raise(code);
    refresh(code.place());
  }

  @Override
  public void raise(ServiceGroupCode code) {
    sql.update(
        "UPDATE service_group SET plan_version = plan_version + 1 WHERE code = ?", code.value());
  }

  @Override
  public void refresh(UnitCode place) {
    afterCommit(() -> held.invalidate(place));
  }

  @Override
  public void addMissing(Collection<First> plans) {
    sql.batch(
        "INSERT IGNORE INTO opening_plan (group_code, content) VALUES (?, ?)",
        plans.stream()
            .map(first -> new Object[] {first.code().value(), write(first.plan())})
            .toList());
    afterCommit(held::invalidateAll);
  }

  private void afterCommit(Runnable action) {
    transactions
        .findTransactionStatus()
        .ifPresentOrElse(
            status ->
                status.registerSynchronization(
                    new TransactionSynchronization() {
                      @Override
                      public void afterCommit() {
                        action.run();
                      }
                    }),
            action);
  }

  private String write(OpeningPlan plan) {
    try {
      return json.writeValueAsString(PlanContent.of(plan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OpeningPlan read(String content) {
    try {
      return json.readValue(content, PlanContent.class).plan();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
