package org.tongban.persistence.delivery;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;
import org.tongban.domain.delivery.Recipient;
import org.tongban.persistence.person.PersonTexts;

/** Between a recipient and what of a dispatch is stored encrypted. */
@Mapper(
    componentModel = MappingConstants.ComponentModel.JAKARTA,
    unmappedTargetPolicy = ReportingPolicy.ERROR)
interface DispatchDetailsMapper extends PersonTexts {
  /** What is stored. */
  @Mapping(target = "name", source = "recipient.name")
  @Mapping(target = "phone", source = "recipient.phone")
  @Mapping(target = "region", source = "recipient.region")
  @Mapping(target = "street", source = "recipient.street")
  @Mapping(target = "words", source = "words")
  DispatchDetails details(Recipient recipient, String words);

  /** To whom it goes. */
  Recipient recipient(DispatchDetails details);
}
