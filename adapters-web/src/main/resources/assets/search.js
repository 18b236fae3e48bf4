// Suggestions while typing: a combobox over the plain search form, which works without it.
(() => {
  const WAIT = 150;
  const form = document.querySelector('form[data-suggest]');
  const input = form && form.querySelector('input[type=search]');
  if (!input || !window.fetch || !window.AbortController) {
    return;
  }
  const list = document.createElement('ul');
  list.id = input.id + '-suggestions';
  list.className = 'tongban-suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', '搜索建议');
  list.hidden = true;
  const status = document.createElement('div');
  status.className = 'govuk-visually-hidden';
  status.setAttribute('role', 'status');
  input.parentNode.append(list, status);
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');

  let timer;
  let asking;
  let active = -1;
  let asked = '';

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const choose = (option) => {
    if (option.dataset.item) {
      window.location.assign('/items/' + encodeURIComponent(option.dataset.item));
    } else {
      input.value = option.textContent;
      close();
      form.submit();
    }
  };

  const show = (items) => {
    list.replaceChildren(
      ...items.map((item, index) => {
        const option = document.createElement('li');
        option.id = list.id + '-' + index;
        option.className = 'tongban-suggestions__option';
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.textContent = item.text;
        if (item.item) {
          option.dataset.item = item.item;
        }
        return option;
      }));
    active = -1;
    input.removeAttribute('aria-activedescendant');
    list.hidden = items.length === 0;
    input.setAttribute('aria-expanded', String(items.length > 0));
    status.textContent = items.length > 0 ? '有 ' + items.length + ' 条建议，用上下方向键选择。' : '';
  };

  const move = (step) => {
    const options = list.children;
    if (active >= 0) {
      options[active].setAttribute('aria-selected', 'false');
    }
    const from = active < 0 ? options.length : active;
    active = (from + step + options.length + 1) % (options.length + 1);
    if (active === options.length) {
      active = -1;
      input.removeAttribute('aria-activedescendant');
    } else {
      options[active].setAttribute('aria-selected', 'true');
      options[active].scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', options[active].id);
    }
  };

  const ask = async () => {
    const words = input.value.trim();
    if (words === asked && !list.hidden) {
      return;
    }
    asked = words;
    if (asking) {
      asking.abort();
    }
    if (!words) {
      show([]);
      return;
    }
    asking = new AbortController();
    try {
      const answer = await fetch(
        form.dataset.suggest + '?limit=8&q=' + encodeURIComponent(words),
        { signal: asking.signal, headers: { Accept: 'application/json' } });
      if (answer.ok && document.activeElement === input) {
        show((await answer.json()).items);
      }
    } catch (error) {
      // Without suggestions the form still searches.
    }
  };

  input.addEventListener('input', (event) => {
    clearTimeout(timer);
    if (!event.isComposing) {
      timer = setTimeout(ask, WAIT);
    }
  });
  input.addEventListener('compositionend', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      ask();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      choose(list.children[active]);
    }
  });
  input.addEventListener('blur', () => setTimeout(close, WAIT));
  list.addEventListener('pointerdown', (event) => {
    const option = event.target.closest('[role=option]');
    if (option) {
      event.preventDefault();
      choose(option);
    }
  });
})();
