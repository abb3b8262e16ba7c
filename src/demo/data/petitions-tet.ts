import { DemoPetition, person, petition } from './demo-petition';

/** Sent around Tết 2026: offices are closed from 14/02 to 22/02. */
export const tetPetitions: DemoPetition[] = [
  petition({
    key: 'tet-01',
    sentOn: '2026-02-10',
    sentAt: '08:45',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'LAO_DONG',
    title: 'Chưa nhận quà Tết của hộ nghèo',
    content:
      'Gia đình tôi là hộ nghèo có sổ, các hộ trong ấp đã nhận quà Tết từ hôm rằm tháng chạp, riêng nhà tôi và hai nhà bên cạnh không có tên. Xin xem lại danh sách để kịp có cái Tết cho các cháu.',
    submitter: person('Thị Hương', '0335000174', 'Ấp 8, xã Lộc Thành'),
    communeCode: '25294',
    fate: 'ANSWERED_ON_TIME',
    assignTo: '25294',
    answer: {
      finding:
        'Ba hộ có giấy chứng nhận hộ nghèo năm 2026 nhưng không có trong danh sách nhận quà đợt đầu.',
      cause: 'Danh sách được lập theo kết quả rà soát cũ, chưa cập nhật ba hộ mới được công nhận.',
      action:
        'Xã đã trao quà bổ sung tận nhà cho cả ba hộ trước giao thừa và cập nhật lại danh sách trên hệ thống bảo trợ xã hội để không sót các đợt sau.',
      result: 'DONE',
      legalBasis: 'Quyết định của tỉnh về tặng quà Tết Nguyên đán Bính Ngọ 2026',
    },
  }),
  petition({
    key: 'tet-02',
    sentOn: '2026-02-12',
    sentAt: '20:15',
    channel: 'APP',
    class: 'HIEN_TRUONG',
    field: 'GIAO_THONG',
    title: 'Chợ hoa lấn hết lòng đường',
    content:
      'Chợ hoa xuân bày ra hết nửa lòng đường, xe cứu thương vào bệnh viện phải hú còi hơn mười phút. Buôn bán thì được nhưng phải chừa lối đi. Nhờ ra quân liền tối nay.',
    submitter: person('Đàm Thị Thắm', '0965000175'),
    communeCode: '26080',
    fate: 'ANSWERED_ON_TIME',
    answer: {
      finding: 'Có 31 gian hàng hoa lấn ra lòng đường từ nửa mét đến hai mét.',
      cause: 'Số người thuê chỗ vượt số ô đã kẻ, ban quản lý chợ xếp thêm ra ngoài vạch.',
      action:
        'Ngay trong đêm phường đã dời toàn bộ gian hàng vào trong vạch, kẻ lại làn dành cho xe ưu tiên và bố trí dân quân điều tiết đến trưa ngày cuối năm.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'tet-03',
    sentOn: '2026-02-13',
    sentAt: '16:58',
    channel: 'IN_PERSON',
    class: 'QUY_DINH_HC',
    field: 'HO_TICH',
    title: 'Hồ sơ hẹn trả đúng chiều cuối năm nhưng không có người',
    content:
      'Giấy hẹn ghi 16 giờ ngày 13/02 trả trích lục. Tôi đến 15 giờ 40 thì quầy đã dọn, bảo vệ nói cán bộ liên hoan tất niên. Tôi chuẩn bị bay về quê, cần giấy để làm thủ tục cho con. Đề nghị giải quyết.',
    submitter: person('Khuất Duy Linh', '0947000176'),
    communeCode: '26188',
    dossierCode: 'H19.18-260210-0032',
    fate: 'ANSWERED_LATE',
    assignTo: '26188',
    answer: {
      finding:
        'Quầy hộ tịch đóng lúc 15 giờ 30 ngày 13/02, sớm hơn giờ làm việc, trong khi còn bốn hồ sơ có hẹn trả.',
      cause: 'Công chức được phân công trực rời vị trí để dự liên hoan, không bàn giao kết quả.',
      action:
        'Phường đã gửi bản điện tử có chữ ký số cho Ông, chuyển phát bản giấy miễn phí và xin lỗi. Công chức bị kiểm điểm; ngày cuối trước kỳ nghỉ phải có lãnh đạo trực đến hết giờ.',
      result: 'DONE',
      legalBasis: 'Nghị định 118/2025/NĐ-CP về cơ chế một cửa',
    },
  }),
  petition({
    key: 'tet-04',
    sentOn: '2026-02-14',
    sentAt: '23:12',
    channel: 'WEB',
    class: 'HIEN_TRUONG',
    field: 'RAC_THAI',
    title: 'Xe rác nghỉ Tết, rác chất cao',
    content:
      'Từ hôm đưa ông Táo xe rác chạy thất thường, hôm nay nghỉ hẳn. Rác Tết gấp ba ngày thường, chất cao ngang đầu người trước cổng chùa. Xin bố trí chạy ít nhất đến giao thừa.',
    submitter: null,
    anonymous: true,
    communeCode: '26326',
    fate: 'ANSWERED_LATE',
    answer: {
      finding: 'Điểm tập kết trước cổng chùa tồn khoảng năm tấn rác trong ba ngày cận Tết.',
      cause: 'Hai xe ép rác hỏng cùng lúc, công nhân về quê nên đơn vị thu gom thiếu người.',
      action:
        'Đơn vị thu gom đã thuê xe ngoài chở hết rác, rửa mặt bằng; xã cắt giảm khối lượng thanh toán theo hợp đồng và yêu cầu lịch trực Tết có xe dự phòng.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'tet-05',
    sentOn: '2026-02-16',
    sentAt: '22:30',
    channel: 'APP',
    class: 'HIEN_TRUONG',
    field: 'AN_NINH_TRAT_TU',
    title: 'Đốt pháo nổ trái phép đêm giao thừa',
    content:
      'Xóm trên đang đốt pháo nổ như chiến tranh, mảnh pháo rơi vào mái lá nhà tôi. Gọi công an bảo đang đi chỗ khác. Sợ cháy cả dãy nhà, đề nghị xử lý.',
    submitter: null,
    anonymous: true,
    communeCode: '26158',
    fate: 'ANSWERED_ON_TIME',
    answer: {
      finding: 'Công an xã xác định năm người đốt pháo nổ tại ba địa điểm trong đêm giao thừa.',
      cause: 'Pháo tự chế mua qua mạng xã hội, lực lượng trực phải chia nhiều điểm cùng lúc.',
      action:
        'Đã thu giữ số pháo còn lại, xử phạt năm người và chuyển hồ sơ người bán cho cơ quan điều tra. Không có thiệt hại về người và tài sản.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'tet-06',
    sentOn: '2026-02-17',
    sentAt: '09:20',
    channel: 'PHONE',
    class: 'HIEN_TRUONG',
    field: 'DIEN',
    title: 'Mất điện sáng mùng một',
    content:
      'Sáng mùng một Tết cả ấp mất điện từ năm giờ, không nấu được mâm cúng, người già phải dùng máy thở chạy bằng bình. Người gọi đề nghị điện lực ưu tiên nhà có người bệnh.',
    submitter: person('Tiêu Thị Nguyệt', '0251 3000 177', 'Ấp 7, xã Xuân Thành'),
    communeCode: '26434',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'DIENLUC',
    answer: {
      finding: 'Nhánh rẽ cấp điện cho ấp 7 bị đứt cầu chì từ 4 giờ 52, có 210 hộ mất điện.',
      cause: 'Dây kim tuyến trang trí Tết bay mắc vào đường dây gây ngắn mạch.',
      action:
        'Đội trực đã gỡ vật lạ, thay cầu chì và cấp điện lại lúc 7 giờ 40; đã lập danh sách bốn hộ có máy thở để ưu tiên máy phát khi mất điện.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'tet-07',
    sentOn: '2026-02-18',
    sentAt: '14:07',
    channel: 'PORTAL',
    class: 'HANH_VI_CBCC',
    field: 'Y_TE',
    title: 'Trực cấp cứu ngày Tết thờ ơ với bệnh nhân',
    content:
      'Mùng hai đưa cha đau ngực vào cấp cứu, điều dưỡng vừa xem điện thoại vừa bảo chờ, hai mươi phút sau mới đo huyết áp. Cha tôi phải chuyển viện đặt stent. Tôi mong ngành y tế nghiêm túc xem lại ca trực ngày Tết.',
    submitter: person('Hàn Thị Thu Trang', '0928000178', 'trang.han@example.com'),
    communeCode: '26017',
    externalCode: 'PAKN.20260218.0007',
    fate: 'STUCK_IN_PROGRESS',
    assignTo: 'SYT',
  }),
  petition({
    key: 'tet-08',
    sentOn: '2026-02-20',
    sentAt: '10:36',
    channel: 'WEB',
    class: 'HOI_DAP',
    field: 'THU_TUC_HANH_CHINH',
    title: 'Mấy giờ thì một cửa mở lại sau Tết',
    content:
      'Cho tôi hỏi sau Tết bộ phận một cửa mở lại ngày nào, hồ sơ hẹn trả trong những ngày nghỉ thì đến nhận khi nào, có phải lấy hẹn lại không? Trang của xã không thấy đăng thông báo.',
    submitter: person('Chế Thị Mỹ Linh', '0859000179'),
    communeCode: '25318',
    fate: 'ANSWERED_ON_TIME',
    assignTo: '25318',
    answer: {
      finding: 'Bộ phận một cửa làm việc lại từ 7 giờ 30 thứ hai ngày 23/02/2026.',
      cause: 'Thông báo nghỉ Tết chỉ dán tại trụ sở, trang thông tin của xã chưa đăng.',
      action:
        'Hồ sơ có hẹn trong kỳ nghỉ được trả ngay ngày 23/02, không phải lấy hẹn lại. Xã đã đăng thông báo lên trang thông tin và nhóm Zalo của các ấp.',
      result: 'DONE',
    },
  }),
  petition({
    key: 'tet-09',
    sentOn: '2026-02-19',
    sentAt: '05:55',
    channel: 'EMAIL',
    class: 'QUY_DINH_HC',
    field: 'VAN_HOA',
    title: 'Xin phép lễ hội đầu xuân không biết nộp ở đâu',
    content:
      'Đình làng chúng tôi cúng Kỳ yên ngày 12 tháng giêng, mọi năm báo với huyện. Năm nay gửi hồ sơ cho xã từ trước Tết chưa ai trả lời. Ban Quý tế kính mong được hướng dẫn sớm để bà con chuẩn bị.',
    submitter: person('Phạm Văn Tấn', '0903000180', 'tan.pham@example.com'),
    communeCode: '26179',
    fate: 'NEVER_TAKEN',
  }),
];
