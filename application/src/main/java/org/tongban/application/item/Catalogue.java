package org.tongban.application.item;

import java.util.List;
import java.util.Optional;
import org.tongban.domain.item.BasicCode;
import org.tongban.domain.item.Implementation;
import org.tongban.domain.item.ImplementationCode;
import org.tongban.domain.item.ImplementationRef;
import org.tongban.domain.item.ServiceItem;

/**
 * The published catalogue; {@link ItemSearch} finds in it. Reads are cheap: implementations are
 * immutable per version and may be cached without limit of time.
 */
public interface Catalogue {
  /** The item, or empty. */
  Optional<ServiceItem> item(BasicCode code);

  /** The item with exactly that name, or empty. Names are unique. */
  Optional<ServiceItem> itemNamed(String name);

  /** That version, or empty. */
  Optional<Implementation> implementation(ImplementationRef ref);

  /** The version in force, or empty. */
  Optional<Implementation> current(ImplementationCode code);

  /** The versions in force of the item, by territory; at most one per authority. */
  List<Implementation> implementationsOf(BasicCode item);
}
