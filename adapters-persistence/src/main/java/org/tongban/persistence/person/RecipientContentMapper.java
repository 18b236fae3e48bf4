package org.tongban.persistence.person;

import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;
import org.tongban.domain.delivery.Recipient;

/** Between a recipient and what of an address is stored. */
@Mapper(
    componentModel = MappingConstants.ComponentModel.JAKARTA,
    unmappedTargetPolicy = ReportingPolicy.ERROR)
interface RecipientContentMapper extends PersonTexts {
  /** What is stored. */
  RecipientContent content(Recipient recipient);

  /** What was stored. */
  Recipient recipient(RecipientContent content);
}
