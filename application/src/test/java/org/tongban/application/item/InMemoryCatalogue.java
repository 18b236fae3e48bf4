package org.tongban.application.item;

import java.util.List;
import java.util.Optional;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.ServiceItem;

/** The catalogue of an {@link InMemoryReferenceStore}. */
public final class InMemoryCatalogue implements Catalogue {
  private final InMemoryReferenceStore store;

  public InMemoryCatalogue(InMemoryReferenceStore store) {
    this.store = store;
  }

  @Override
  public Optional<ServiceItem> item(BasicCode code) {
    return store.snapshot().item(code);
  }

  @Override
  public Optional<ServiceItem> itemNamed(String name) {
    return store.snapshot().itemNamed(name);
  }

  @Override
  public Optional<Implementation> implementation(ImplementationRef ref) {
    return Optional.ofNullable(store.versions().get(ref));
  }

  @Override
  public Optional<Implementation> current(ImplementationCode code) {
    return store.snapshot().current(code);
  }

  @Override
  public List<Implementation> implementationsOf(BasicCode item) {
    return store.snapshot().implementationsOf(item);
  }
}
