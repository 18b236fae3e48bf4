/** Electronic licences (电子证照): results that people keep as signed files and show to others. */
package org.tongban.domain.licence;
