package org.tongban.application.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.tongban.application.transaction.Transactions;
import org.tongban.domain.appointment.ServiceGroup;
import org.tongban.domain.appointment.ServiceGroupCode;
import org.tongban.domain.appointment.ServiceWindow;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.place.UnitCode;

/** What holds for every {@link ServiceGroups}. */
public abstract class ServiceGroupsContract {
  private static final BasicCode ITEM = new BasicCode("440100001000");

  /** The store under test. */
  protected abstract ServiceGroups store();

  /** The transactions it joins. */
  protected abstract Transactions transactions();

  private static UnitCode place() {
    return new UnitCode("HALL-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase());
  }

  private static ServiceGroup group(UnitCode place, String own) {
    return new ServiceGroup(
        ServiceGroupCode.of(place, own),
        "综合受理",
        own.substring(0, 1),
        List.of(new ServiceWindow("A02", "综合窗口二"), new ServiceWindow("A01", "综合窗口一")),
        true,
        15,
        Map.of(ITEM, 30),
        true);
  }

  private void saved(ServiceGroup... groups) {
    transactions().run(() -> store().save(List.of(groups)));
  }

  @Test
  void findsWhatWasSaved() {
    var place = place();
    var first = group(place, "ZH");
    var second = group(place, "KS");
    var other = group(place(), "ZH");
    saved(first, second, other);
    assertThat(store().find(first.code())).contains(first);
    assertThat(store().at(List.of(place))).containsExactly(second, first);
    assertThat(store().at(List.of(place, other.place()))).hasSize(3).contains(other);
    assertThat(store().codes()).contains(first.code(), second.code(), other.code());
    assertThat(store().find(ServiceGroupCode.of(place, "NONE"))).isEmpty();
    assertThat(store().at(List.of(place()))).isEmpty();
    assertThat(store().at(List.of())).isEmpty();
  }

  @Test
  void addsAGroupOnce() {
    var first = group(place(), "ZH");
    assertThat(added(first)).isTrue();
    assertThat(store().find(first.code())).contains(first);
    var other =
        new ServiceGroup(first.code(), "社保", "S", first.windows(), true, 20, Map.of(), false);
    assertThat(added(other)).isFalse();
    assertThat(store().find(first.code())).contains(first);
  }

  private boolean added(ServiceGroup group) {
    return transactions().inTransaction(() -> store().add(group));
  }

  @Test
  void replacesWholeGroups() {
    var before = group(place(), "ZH");
    saved(before);
    var after =
        new ServiceGroup(
            before.code(),
            "社保",
            "S",
            List.of(new ServiceWindow("B09", "社保窗口")),
            false,
            20,
            Map.of(new BasicCode("440100002000"), 45),
            false);
    saved(after);
    assertThat(store().find(before.code())).contains(after);
    assertThat(store().at(List.of(before.place()))).containsExactly(after);
  }
}
