/* The frame: light and dark, and the areas beside the conversation. */
(() => {
  const root = document.documentElement;
  const remembered = 'caredesk-colors';

  const apply = (colors) => {
    if (colors === 'light' || colors === 'dark') {
      root.style.colorScheme = colors;
    }
  };

  const isDark = () => {
    const colors = root.style.colorScheme;
    return colors === 'dark' || (colors !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  };

  const singleKeys = 'caredesk-single-keys';
  const buttons = {
    '?': 'help',
    n: 'new-conversation',
    i: 'identity-button',
    t: 'theme-toggle',
    h: 'history-toggle',
    a: 'panel-toggle'
  };

  const isWriting = (event) => {
    const [target] = event.composedPath();
    return target.matches?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
  };
  const isSomethingOpen = () =>
    [...document.querySelectorAll('vaadin-dialog, vaadin-confirm-dialog, vaadin-context-menu, vaadin-menu-bar')].some(
      (one) => one.opened
    ) || document.querySelector('.area[over]');

  const press = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isSomethingOpen()) {
      return;
    }
    const stop = document.getElementById('stop');
    if (event.key === 'Escape' && stop?.checkVisibility()) {
      stop.click();
      return;
    }
    if (isWriting(event) || localStorage.getItem(singleKeys) === 'off') {
      return;
    }
    const button = document.getElementById(buttons[event.key.toLowerCase()]);
    if (event.key === '/') {
      event.preventDefault();
      document.querySelector('#message-input')?.focus();
    } else if (button?.checkVisibility()) {
      event.preventDefault();
      button.click();
    }
  };
  document.addEventListener('keydown', press);

  Object.assign((window.careDesk ??= {}), {
    switchesSingleKeys(checkbox) {
      checkbox.checked = localStorage.getItem(singleKeys) !== 'off';
      checkbox.onchange = () => localStorage.setItem(singleKeys, checkbox.checked ? 'on' : 'off');
    },

    toggleColors() {
      const colors = isDark() ? 'light' : 'dark';
      apply(colors);
      localStorage.setItem(remembered, colors);
    },

    /*
     * Tells at once when the connection to the server is gone, and asks it every second until it is back: then the page goes
     * on, or loads anew when the server no longer knows it.
     */
    watchConnection(banner) {
      if (banner.watches) {
        return;
      }
      banner.watches = true;
      document.querySelector('vaadin-connection-indicator')?.setAttribute('role', 'status');
      const text = banner.textContent;
      banner.textContent = '';
      let asking = null;
      let leaves = false;
      window.addEventListener('pagehide', () => {
        leaves = true;
      });
      const found = () => {
        clearInterval(asking);
        asking = null;
        banner.textContent = '';
        banner.hidden = true;
      };
      const ask = async () => {
        const answer = await fetch('favicon.svg', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
        if (answer?.ok && asking) {
          found();
          banner.dispatchEvent(new CustomEvent('returned'));
        }
      };
      const lost = () => {
        if (!asking && !leaves) {
          banner.hidden = false;
          banner.textContent = text;
          asking = setInterval(ask, 1000);
        }
      };
      const listen = () => {
        const push = window.vaadinPush?.atmosphere;
        if (!push) {
          setTimeout(listen, 500);
          return;
        }
        push.addCallback((response) => {
          if (['closed', 'error', 're-connecting'].includes(response.state)) {
            lost();
          }
        });
      };
      listen();
      window.Vaadin?.connectionState?.addStateChangeListener((before, now) => {
        if (now === 'reconnecting' || now === 'connection-lost') {
          lost();
        }
      });
    },

    /* A column where there is room, else a drawer over the page, which keeps the keyboard to itself while it is open. */
    sideArea(area, toggle, columnFrom) {
      const room = window.matchMedia(`(width >= ${columnFrom})`);
      const closedByReader = `caredesk-${area.id}-closed`;
      const others = () => [...document.querySelectorAll('.desk > *, .desk-body > *')].filter((one) => !one.contains(area));
      const show = (open) => {
        area.toggleAttribute('open', open);
        area.toggleAttribute('over', open && !room.matches);
        toggle.setAttribute('aria-expanded', String(open));
        others().forEach((one) => one.toggleAttribute('inert', open && !room.matches));
      };
      const close = () => {
        show(false);
        toggle.focus();
      };
      area.openArea = () => {
        show(true);
        if (!room.matches) {
          area.setAttribute('tabindex', '-1');
          area.focus({ preventScroll: true });
        }
      };
      area.leaveArea = () => {
        if (!room.matches && area.hasAttribute('open')) {
          close();
        }
      };
      area.switchArea = () => {
        const open = !area.hasAttribute('open');
        if (room.matches) {
          localStorage.setItem(closedByReader, String(!open));
        }
        (open ? area.openArea : close)();
      };
      const begin = () => show(room.matches && localStorage.getItem(closedByReader) !== 'true');
      begin();
      if (area.isSide) {
        return;
      }
      area.isSide = true;
      room.addEventListener('change', begin);
      toggle.addEventListener('click', () => area.switchArea());
      area.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && area.hasAttribute('over')) {
          event.stopPropagation();
          close();
        }
      });
      document.addEventListener('pointerdown', (event) => {
        if (area.hasAttribute('over') && !area.contains(event.target) && event.target.closest('.desk, html') !== null) {
          area.leaveArea();
        }
      });
    }
  });

  apply(localStorage.getItem(remembered));
})();
