/** The seals of units and their pictures. */
package org.tongban.persistence.seal;
