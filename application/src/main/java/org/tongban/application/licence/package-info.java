/**
 * Electronic licences: made of results that are delivered over the network, verified by anybody.
 */
package org.tongban.application.licence;
