package org.tongban.web.api.item;

import io.micronaut.core.annotation.Nullable;
import org.tongban.application.item.ItemSearch.Filters;
import org.tongban.application.item.ItemSearch.Zone;
import org.tongban.domain.item.Channel;
import org.tongban.domain.item.HandlingMode;
import org.tongban.domain.item.ItemType;
import org.tongban.domain.item.SubjectKind;
import org.tongban.domain.place.RegionCode;
import org.tongban.web.api.Inputs;

/**
 * The filters of a search as query parameters; each may be left out.
 *
 * @param region the code of a region: 6, 9 or 12 characters
 * @param zone CROSS_PROVINCE, ANY_WINDOW, VILLAGE or HELP
 * @param subject PERSON or ORGANISATION
 * @param type an item type, such as BENEFIT
 * @param mode a handling mode, such as FULLY_ONLINE
 * @param channel a channel, such as VILLAGE_STATION
 */
public record SearchFilters(
    @Nullable String region,
    @Nullable String zone,
    @Nullable String subject,
    @Nullable String type,
    @Nullable String mode,
    @Nullable String channel) {
  /** Reads them; what is wrong is noted. */
  public Filters read(Inputs inputs) {
    return new Filters(
        inputs.optional("zone", zone, Inputs.constant(Zone.class)),
        inputs.optional("region", region, RegionCode::new),
        inputs.optional("subject", subject, Inputs.constant(SubjectKind.class)),
        inputs.optional("type", type, Inputs.constant(ItemType.class)),
        inputs.optional("mode", mode, Inputs.constant(HandlingMode.class)),
        inputs.optional("channel", channel, Inputs.constant(Channel.class)));
  }
}
