package org.tongban.server;

import org.tongban.persistence.identity.SampleAccountsFiles;

/** What somebody who tries the sample city needs to know. */
final class SampleWelcome {
  private SampleWelcome() {}

  /**
   * The accounts to try.
   *
   * @param address without a path
   */
  static String text(String address) {
    return """

        SAMPLE MODE: invented people and offices, simulated messages and couriers. Never for real use.

          Residents sign in by phone: 15400000001 (village), 15400000003 (Yulin), 15400000005
          (Maoming city), 15400000008 (also for a company); the code that would be sent is shown at
          %s/sample/messages
          Staff sign in with the password %s:
            window-440902              window clerk, Maonan hall
            village-440983118205       village station
            liaison-440983118205       liaison who visits people at home
            sjj-440902-reviewer        reviewer, market supervision
            sjj-440902-head            approver, market supervision
            admin                      administrator
        """
        .formatted(address, SampleAccountsFiles.PASSWORD);
  }
}
