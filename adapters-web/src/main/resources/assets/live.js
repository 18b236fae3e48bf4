// Brings a page up to date when something happens to what it shows: whatever is marked with
// data-live is taken anew from the server. Without scripts the page is loaded by hand, as ever.
'use strict';
(function () {
  var part = document.querySelector('[data-live]');
  if (!part || !window.EventSource || !window.fetch || !window.DOMParser) {
    return;
  }
  var status = document.getElementById('live-status');
  var known = Number(part.dataset.version);
  var loading = false;
  var failures = 0;

  function load(title) {
    loading = true;
    fetch(location.pathname, {credentials: 'same-origin', headers: {Accept: 'text/html'}})
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(); })
      .then(function (html) {
        var fresh = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-live]');
        if (fresh) {
          part.replaceWith(fresh);
          part = fresh;
          failures = 0;
          if (status && title) {
            status.textContent = '办理有新进展：' + title;
          }
        }
      })
      .catch(function () { /* The page stays as it is. */ })
      .then(function () {
        loading = false;
        if (known > Number(part.dataset.version) && failures < 5) {
          failures += 1;
          setTimeout(load, 2000, title);
        }
      });
  }

  var source = new EventSource(part.dataset.live + '?after=' + known);
  source.addEventListener('progress', function (event) {
    var step = JSON.parse(event.data);
    if (step.version > known) {
      known = step.version;
      if (!loading) {
        load(step.title);
      }
    }
  });
  window.addEventListener('pagehide', function () { source.close(); });
})();
