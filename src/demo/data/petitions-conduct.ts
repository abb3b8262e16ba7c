import { DemoPetition, person, petition } from './demo-petition';

/** Behaviour of officials. The unit complained of never handles its own case. */
export const conductPetitions: DemoPetition[] = [
  petition({
    key: 'conduct-01',
    sentOn: '2026-04-07',
    sentAt: '11:48',
    channel: 'WEB',
    class: 'HANH_VI_CBCC',
    field: 'THU_TUC_HANH_CHINH',
    title: 'Thái độ cán bộ một cửa quát mắng người già',
    content:
      'Sáng nay tôi đưa mẹ 79 tuổi lên một cửa của xã xin xác nhận, mẹ tôi lãng tai hỏi lại hai lần thì cô cán bộ ngồi bàn số 2 quát “bà điếc hả, về kêu con lên đây”, rồi đẩy giấy tờ xuống đất. Tôi xin gặp lãnh đạo thì được trả lời đi họp hết. Tôi rất bức xúc. Trong phòng có camera, đề nghị trích xuất.',
    submitter: person('Nguyễn Thị Phương Thảo', '0937000150', 'thao.nguyen@example.com'),
    communeCode: '26311',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'SNV',
    answer: {
      finding:
        'Hình ảnh camera trong phòng một cửa cho thấy công chức bàn số 2 có lời nói to tiếng và gạt hồ sơ như Bà phản ánh.',
      cause:
        'Công chức không giữ được bình tĩnh khi đông người chờ; lãnh đạo không bố trí người trực thay trong giờ họp.',
      action:
        'Công chức đã đến nhà xin lỗi mẹ Bà, bị kiểm điểm và chuyển sang vị trí khác không tiếp dân. Xã phải niêm yết số điện thoại lãnh đạo trực hằng ngày.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'conduct-02',
    sentOn: '2026-04-09',
    sentAt: '21:20',
    channel: 'PORTAL',
    class: 'HANH_VI_CBCC',
    field: 'DAT_DAI',
    title: 'Cán bộ địa chính gợi ý “làm dịch vụ” cho nhanh',
    content:
      'Tôi nộp hồ sơ sang tên, cán bộ nói hồ sơ phải chờ ít nhất hai tháng, nhưng nếu “làm dịch vụ” qua một người quen thì hai tuần, giá mười lăm triệu. Tôi không đồng ý thì hồ sơ bị trả với lý do chữ ký không giống. Tôi có ghi lại số điện thoại của người môi giới. Đề nghị bảo mật thông tin của tôi và xác minh.',
    submitter: person('Lê Quang Vinh', '0919 000 151'),
    communeCode: '26221',
    externalCode: 'PAKN.20260409.0199',
    fate: 'ANSWERED_LATE',
    assignTo: 'TTR',
    answer: {
      finding:
        'Cơ quan thanh tra xác định số điện thoại Ông cung cấp thuộc người không làm việc tại cơ quan nhà nước nhưng thường xuyên nộp hồ sơ thay.',
      cause:
        'Công chức thụ lý có quan hệ quen biết với người này, trả hồ sơ của Ông không ghi rõ căn cứ, trái quy định.',
      action:
        'Hồ sơ của Ông đã được nhận lại và giải quyết xong. Công chức bị tạm dừng công việc để xem xét kỷ luật; tài liệu về người môi giới đã chuyển cơ quan công an.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'conduct-03',
    sentOn: '2026-04-12',
    sentAt: '09:09',
    channel: 'EMAIL',
    class: 'HANH_VI_CBCC',
    field: 'THU_TUC_HANH_CHINH',
    title: 'Công chức vắng mặt trong giờ làm việc',
    content:
      'Thứ sáu 10/4 từ 13 giờ 30 đến 15 giờ 10 tại bộ phận tiếp nhận chỉ có bảo vệ. Gần hai chục người dân ngồi chờ, có người đi từ năm giờ sáng. Khi cán bộ về thì nói đi dự đám giỗ nhà sếp. Làm ăn kiểu đó thì nói gì cải cách hành chính.',
    submitter: person('Nông Văn Dền', '0345000152', 'den.nong@example.com'),
    communeCode: '25405',
    fate: 'ANSWERED_LATE',
    assignTo: 'SNV',
    answer: {
      finding:
        'Kiểm tra dữ liệu chấm công và lấy số thứ tự ngày 10/4, quầy tiếp nhận không phục vụ trong một giờ bốn mươi phút.',
      cause:
        'Ba công chức rời vị trí vì việc riêng không xin phép, xã không có người trực thay và không thông báo cho người dân.',
      action:
        'Ba công chức bị phê bình bằng văn bản và hạ bậc xếp loại quý; Phó Chủ tịch phụ trách kiểm điểm. Xã đã gửi lời xin lỗi đến mười chín người có số thứ tự hôm đó.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'conduct-04',
    sentOn: '2026-04-15',
    sentAt: '10:00',
    channel: 'PAPER',
    class: 'HANH_VI_CBCC',
    field: 'AN_NINH_TRAT_TU',
    title: 'Đơn phản ánh việc lập biên bản không khách quan',
    content:
      'Ngày 08/4 tôi bị tổ tuần tra dừng xe, lập biên bản lỗi không bật xi nhan. Tôi xin xem hình ảnh thì cán bộ trả lời không cần, ký đi rồi về. Tôi không ký thì bị giữ giấy tờ và nói những lời khó nghe trước mặt con tôi. Tôi không khiếu nại mức phạt, tôi chỉ phản ánh cách ứng xử, mong được chấn chỉnh.',
    submitter: person('Hứa Văn Kiên', '0979 000 153', 'Ấp Ninh Thịnh, xã Lộc Ninh'),
    communeCode: '25270',
    enteredLateDays: 5,
    fate: 'STUCK_IN_PROGRESS',
    assignTo: 'TTR',
  }),
  petition({
    key: 'conduct-05',
    sentOn: '2026-04-19',
    sentAt: '20:44',
    channel: 'APP',
    class: 'HANH_VI_CBCC',
    field: 'Y_TE',
    title: 'Nhân viên trạm y tế từ chối tiêm ngừa cho bé',
    content:
      'Đưa bé đi tiêm đúng lịch hẹn 14 giờ, tới 14 giờ 20 chị nhân viên bảo hết giờ rồi, tháng sau quay lại. Trong khi giấy ghi tiêm đến 16 giờ. Mình năn nỉ vì nhà xa thì chị nói “ai biểu đi trễ”.',
    submitter: person('Giàng Thị Mai', '0382000154'),
    communeCode: '26215',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'SYT',
    answer: {
      finding:
        'Buổi tiêm thông báo đến 16 giờ nhưng trạm đóng sổ lúc 14 giờ 15; bé nhà Chị và hai bé khác chưa được tiêm.',
      cause:
        'Trạm chỉ mang về một lọ vắc-xin nhiều liều và không muốn mở lọ mới cho ít trẻ, nhân viên giải thích không đúng và thiếu lịch sự.',
      action:
        'Trạm đã mời ba bé đến tiêm bù an toàn. Nhân viên đã xin lỗi gia đình, bị nhắc nhở; lịch tiêm nay ghi rõ giờ kết thúc và số điện thoại trưởng trạm.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'conduct-06',
    sentOn: '2026-04-23',
    sentAt: '16:02',
    channel: 'IN_PERSON',
    class: 'HANH_VI_CBCC',
    field: 'GIAO_DUC',
    title: 'Nhân viên văn thư trường hành dân',
    content:
      'Tôi xin rút học bạ cho con chuyển trường, nhân viên văn thư hẹn đi hẹn lại năm lần, lần thì hết mực in, lần thì hiệu trưởng bận. Hôm qua nói thẳng: “Anh biết điều thì xong lâu rồi”. Tôi không hiểu biết điều là biết cái gì.',
    submitter: person('Bế Văn Tài', '0964 000 155'),
    communeCode: '25246',
    fate: 'NEVER_ACCEPTED',
    assignTo: 'SGDDT',
  }),
  petition({
    key: 'conduct-07',
    sentOn: '2026-04-29',
    sentAt: '17:35',
    channel: 'WEB',
    class: 'HANH_VI_CBCC',
    field: 'THU_TUC_HANH_CHINH',
    title: 'Khen cán bộ nhưng góp ý cách gọi số',
    content:
      'Tôi muốn cảm ơn anh cán bộ tư pháp đã giúp vợ chồng già chúng tôi rất tận tình. Chỉ góp ý một điều là bảo vệ ở cửa cho người quen vào trước, không theo số thứ tự, khiến nhiều người phàn nàn. Mong lãnh đạo phường nhắc nhở nhẹ nhàng thôi.',
    submitter: person('Phùng Bá Tòng', '0251 3000 156', 'Khu phố 1, phường Long Khánh'),
    communeCode: '26080',
    fate: 'ANSWERED_NOT_PUBLISHED',
    assignTo: 'VPUB',
    answer: {
      finding:
        'Xem lại hình ảnh trong tuần, có bốn lượt người được bảo vệ cho vào quầy không qua máy lấy số.',
      cause: 'Bảo vệ nể người quen; công chức tại quầy không kiểm tra phiếu trước khi tiếp nhận.',
      action:
        'Phường đã nhắc nhở bảo vệ, cài đặt quầy chỉ nhận hồ sơ khi quét mã phiếu. Lời cảm ơn của Ông đã được chuyển đến công chức tư pháp và ghi nhận khi xét thi đua.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'conduct-08',
    sentOn: '2026-05-05',
    sentAt: '22:22',
    channel: 'WEB',
    class: 'HANH_VI_CBCC',
    field: 'XAY_DUNG',
    title: 'Đội trật tự xây dựng nhận tiền bỏ qua vi phạm',
    content:
      'Nhà số 9 xây lấn ra hẻm, đội trật tự tới lập biên bản rồi về, hôm sau xây tiếp. Thợ hồ nói oang oang “chủ nhà lo xong rồi”. Tôi không có bằng chứng đưa tiền nhưng việc xây lấn thì ai cũng thấy. Đề nghị kiểm tra độc lập, đừng chuyển về lại phường.',
    submitter: person('Từ Thanh Phong', '0899000157'),
    communeCode: '25210',
    address: 'Hẻm 27 đường Phú Riềng Đỏ',
    fate: 'NEVER_TAKEN',
  }),
  petition({
    key: 'conduct-09',
    sentOn: '2026-05-11',
    sentAt: '14:40',
    channel: 'PHONE',
    class: 'HANH_VI_CBCC',
    field: 'BAO_HIEM',
    title: 'Nhân viên bảo hiểm cúp máy khi dân hỏi',
    content:
      'Người gọi cho biết đã gọi số hỗ trợ của cơ quan bảo hiểm bốn lần hỏi về sổ của con, hai lần chuông đổ không ai nghe, một lần được bảo chờ rồi cúp, một lần nhân viên nói “lên trang mạng mà đọc”. Đề nghị chấn chỉnh cách trả lời điện thoại.',
    submitter: person('Lục Thị Xuân', '0329000158', 'Xã Minh Đức'),
    communeCode: '25349',
    fate: 'STUCK_IN_PROGRESS',
    assignTo: 'VPUB',
  }),
];
