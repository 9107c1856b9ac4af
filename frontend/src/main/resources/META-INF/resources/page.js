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

  window.careDesk ??= {
    toggleColors() {
      const colors = isDark() ? 'light' : 'dark';
      apply(colors);
      localStorage.setItem(remembered, colors);
    },

    /* Stays at the end while the reader is there, and leaves them alone when they have scrolled up. */
    followEnd(scroller) {
      if (scroller.followsEnd) {
        return;
      }
      scroller.followsEnd = true;
      let atEnd = true;
      let top = 0;
      const toEnd = () => {
        if (atEnd) {
          scroller.scrollTop = scroller.scrollHeight;
        }
      };
      scroller.addEventListener('scroll', () => {
        const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 64;
        /* Growth alone does not count as leaving: only scrolling up does. */
        atEnd = near || (atEnd && scroller.scrollTop >= top);
        top = scroller.scrollTop;
      });
      new ResizeObserver(toEnd).observe(scroller.firstElementChild);
      new MutationObserver((changes) => {
        const said = changes.some((change) => [...change.addedNodes].some((node) => node.className === 'said'));
        atEnd ||= said;
        toEnd();
      }).observe(scroller.firstElementChild, { childList: true });
      toEnd();
    },

    sendOnEnter(input, button) {
      if (input.sendsOnEnter) {
        return;
      }
      input.sendsOnEnter = true;
      input.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
          event.preventDefault();
          if (!button.disabled && !button.hidden) {
            button.click();
          }
        }
      });
    }
  };

  apply(localStorage.getItem(remembered));
})();
