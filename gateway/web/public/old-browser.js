document.getElementById('app').textContent =
  '您的浏览器版本过旧，请改用 Chrome 或 Edge 111 以上、Firefox 114 以上、Safari 16.4 以上的版本。This browser is too old.'
