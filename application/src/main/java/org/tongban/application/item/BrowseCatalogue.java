package org.tongban.application.item;

import java.util.List;
import org.tongban.application.transaction.Page;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;

/** Looking through the catalogue without searching: by life event, department and subject. */
public interface BrowseCatalogue {
  /** The life events, in their order. */
  List<LifeEvent> lifeEvents();

  /** The departments that have items, by name. */
  List<Department> departments();

  /** The items of the department, by code; none for an unknown one. */
  Page<ServiceItem> ofDepartment(String department, Page.Request page);

  /** What persons, or organisations, may apply for, by code. */
  Page<ServiceItem> forSubject(SubjectKind subject, Page.Request page);

  /** How many items there are for them. */
  int countFor(SubjectKind subject);

  /** A kind of office with the number of its items. */
  record Department(String name, int items) {}
}
