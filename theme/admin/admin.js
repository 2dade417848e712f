// Starts Decap CMS with the settings that the portal made.
(function () {
  "use strict";

  window.CMS_MANUAL_INIT = true;
  var made = window.soanKeHoach;
  var local = ["localhost", "127.0.0.1"].indexOf(location.hostname) >= 0;

  function withChoices(fields) {
    fields.forEach(function (field) {
      if (field.choices) field.options = made.choices[field.choices];
      withChoices([field.field].filter(Boolean));
      withChoices(field.fields || []);
      withChoices(field.types || []);
    });
    return fields;
  }

  // Decap's Vietnamese leaves some words in English, and calls our years collections.
  function inOurWords(words) {
    words.auth.loginWithForgejo = "Đăng nhập bằng Forgejo";
    words.collection.sidebar.collections = "Kế hoạch";
    words.collection.collectionTop.newButton = "Thêm %{collectionLabel}";
    words.collection.collectionTop.viewAsList = "Xem thành danh sách";
    words.collection.collectionTop.viewAsGrid = "Xem thành ô";
    words.editor.editorInterface = Object.assign({}, words.editor.editorInterface, {
      toggleNotes: "Ghi chú",
    });
    words.editor.editorToolbar.statusInfoTooltipDraft =
      "Đang soạn. Soạn xong thì chọn “Đang xem xét” để gửi duyệt.";
    words.editor.editorToolbar.statusInfoTooltipInReview =
      "Đang chờ duyệt. Trong lúc ấy vẫn sửa được.";
    words.editor.editorWidgets.datetime.now = "Hôm nay";
    words.editor.editorWidgets.datetime.setToNow = "Ghi ngày hôm nay";
    words.editor.editorWidgets.list = { add: "Thêm %{item}", addType: "Thêm %{item}" };
    words.editor.editorWidgets.object = { expand: "Mở ra", collapse: "Thu lại" };
    words.ui.settingsDropdown.account = "Tài khoản";
    return words;
  }

  // A text without line breaks in a box as tall as it needs: Decap's own is one line, or five.
  function lineWidget() {
    return createClass({
      render: function () {
        var given = this.props;
        var value = given.value || "";
        return h("textarea", {
          id: given.forID,
          className: given.classNameWrapper + " soan-mot-dong",
          rows: Math.ceil((value.length + 1) / 80),
          value: value,
          onChange: function (event) {
            given.onChange(event.target.value.replace(/\s*\n\s*/g, " "));
          },
          onFocus: given.setActiveStyle,
          onBlur: given.setInactiveStyle,
        });
      },
    });
  }

  function start() {
    CMS.registerWidget("mot-dong", lineWidget());
    CMS.registerLocale("vi", inOurWords(CMS.getLocale("vi")));
    var fields = withChoices(made.fields);
    CMS.registerCustomFormat("ke-hoach", "md", {
      fromFile: planFormat.reader(fields),
      toFile: planFormat.writer(fields),
    });
    made.config.collections.forEach(function (collection) { collection.fields = fields; });
    document.getElementById("loi-dan").remove();
    CMS.init({ config: made.config });
  }

  function say(words) {
    document.getElementById("loi-dan-chu").textContent = words;
  }

  // On one's own machine `make admin` has a helper beside the site, which writes the files.
  function startHere() {
    fetch(made.helper, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ action: "info" }),
    }).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      made.config.local_backend = { url: made.helper };
      start();
    }).catch(function () {
      if (made.connected) start();
      else say("Chưa soạn được ở đây: hãy dừng lệnh đang chạy, gõ make admin rồi mở lại trang này.");
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (local) startHere();
    else if (made.connected) start();
    else say("Cổng này chưa nối trang soạn với kho, nên chưa soạn được ở đây.");
  });
})();
