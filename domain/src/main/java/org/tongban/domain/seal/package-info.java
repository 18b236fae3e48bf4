/** The seals of units (印章), which papers bear. */
package org.tongban.domain.seal;
