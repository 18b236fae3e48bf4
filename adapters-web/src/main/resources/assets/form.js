// Makes the form of an application easier; without it everything works by the buttons.
(() => {
  'use strict';
  const form = document.querySelector('form[data-autosave]');
  if (!form) {
    return;
  }

  // Questions that depend on an answer are hidden until it is given. What was typed stays in them;
  // the server leaves out what is not asked when the application is handed in.
  const parts = [...form.querySelectorAll('[data-shown-by]')];
  const isHidden = (part) => part.hidden || part.parentElement.closest('[hidden]') !== null;
  const chosen = (name) =>
    [...form.elements]
      .filter((field) => field.name === name)
      .filter((field) => !isHidden(field.closest('.govuk-form-group')))
      .filter((field) => !['radio', 'checkbox'].includes(field.type) || field.checked)
      .map((field) => field.value);
  const show = () => {
    // A part may depend on one that depends on another: once more for every link of the chain.
    for (let round = 0, changed = true; changed && round <= parts.length; round++) {
      changed = false;
      for (const part of parts) {
        const answers = chosen(part.dataset.shownBy);
        const hidden = !part.dataset.shownFor.split('|').some((one) => answers.includes(one));
        if (part.hidden !== hidden) {
          part.hidden = hidden;
          changed = true;
        }
      }
    }
    for (const section of form.querySelectorAll('.tongban-part')) {
      const inner = [...section.querySelectorAll('.govuk-form-group')];
      section.classList.toggle('tongban-part--empty', inner.length > 0 && inner.every(isHidden));
    }
  };
  for (const words of form.querySelectorAll('.tongban-when')) {
    words.hidden = true;
  }
  form.addEventListener('change', show);
  show();

  // Whoever changes what was filled in for them no longer needs to be told so.
  form.addEventListener('input', (event) => {
    const group = event.target.closest('.govuk-form-group');
    const mark = group && group.querySelector('.tongban-prefilled');
    if (mark) {
      mark.hidden = true;
    }
  });

  const status = form.querySelector('[data-autosave-status]');
  const version = form.elements.version;
  let timer = 0;
  let running = null;
  let stopped = false;
  let dirty = false;

  const save = async () => {
    dirty = false;
    try {
      const response = await fetch(form.dataset.autosave, {
        method: 'POST',
        body: new URLSearchParams(new FormData(form)),
        headers: { Accept: 'application/json' },
      });
      if (response.ok) {
        version.value = (await response.json()).version;
        status.textContent =
          '已自动保存（' + new Date().toTimeString().slice(0, 5) + '）。可以放心离开，以后再填。';
      } else if (response.status === 412) {
        stopped = true;
        status.textContent = '这份草稿刚刚在别处改过，没有自动保存。请按“保存，下一步”核对。';
      } else if (response.status === 401) {
        stopped = true;
        status.textContent = '登录已过期，没有自动保存。请在新窗口重新登录，再回来按“保存”。';
      } else {
        dirty = true;
        status.textContent = '暂时没能自动保存，稍后会再试。';
      }
    } catch (error) {
      dirty = true;
      status.textContent = '网络不通，暂时没能自动保存，稍后会再试。';
    }
  };
  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      if (stopped || running) {
        return;
      }
      running = save();
      await running;
      running = null;
      if (dirty && !stopped) {
        later(5000);
      }
    }, milliseconds);
  };
  form.addEventListener('input', () => {
    dirty = true;
    later(1500);
  });

  // The version of a save under way must be known before the buttons send it.
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    stopped = true;
    if (running) {
      event.preventDefault();
      const button = event.submitter;
      running.then(() => form.requestSubmit(button));
    }
  });
})();
