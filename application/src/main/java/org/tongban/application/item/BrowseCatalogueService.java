package org.tongban.application.item;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.tongban.application.transaction.Page;
import org.tongban.application.transaction.SortedPages;
import org.tongban.domain.item.ServiceItem;
import org.tongban.domain.item.SubjectKind;

/** Looks through the items, which are in memory. */
@Singleton
public final class BrowseCatalogueService implements BrowseCatalogue {
  private final Catalogue catalogue;

  /** Uses this part. */
  @Inject
  public BrowseCatalogueService(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public List<LifeEvent> lifeEvents() {
    return catalogue.lifeEvents();
  }

  @Override
  public List<Department> departments() {
    return catalogue.items().stream()
        .collect(groupingBy(ServiceItem::department, counting()))
        .entrySet()
        .stream()
        .map(entry -> new Department(entry.getKey(), entry.getValue().intValue()))
        .sorted(Comparator.comparing(Department::name))
        .toList();
  }

  @Override
  public Page<ServiceItem> ofDepartment(String department, Page.Request page) {
    return some(item -> item.department().equals(department), page);
  }

  @Override
  public Page<ServiceItem> forSubject(SubjectKind subject, Page.Request page) {
    return some(item -> item.subject() == subject, page);
  }

  @Override
  public int countFor(SubjectKind subject) {
    return (int) catalogue.items().stream().filter(item -> item.subject() == subject).count();
  }

  private Page<ServiceItem> some(Predicate<ServiceItem> wanted, Page.Request page) {
    return SortedPages.of(
        catalogue.items().stream().filter(wanted).toList(), page, item -> item.code().value());
  }
}
