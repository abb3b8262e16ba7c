import { DemoPetition, organisation, person, petition } from './demo-petition';

/** Rules and procedures about land and building. */
export const landPetitions: DemoPetition[] = [
  petition({
    key: 'land-01',
    sentOn: '2026-04-06',
    sentAt: '21:47',
    channel: 'PORTAL',
    class: 'QUY_DINH_HC',
    field: 'DAT_DAI',
    title: 'Hồ sơ cấp giấy chứng nhận lần đầu quá hẹn gần hai tháng',
    content:
      'Tôi nộp hồ sơ xin cấp giấy chứng nhận quyền sử dụng đất lần đầu từ ngày 12/01/2026, giấy hẹn ghi trả ngày 13/02. Từ đó đến nay tôi đã lên bộ phận một cửa bốn lần, lần nào cũng được trả lời là đang xác minh nguồn gốc đất, không ai cho tôi biết bao giờ xong. Thửa đất này gia đình tôi ở ổn định từ năm 1989, có biên lai thuế đầy đủ. Đề nghị cơ quan có thẩm quyền cho biết hồ sơ của tôi đang nằm ở khâu nào, ai chịu trách nhiệm và ngày nào có kết quả.',
    submitter: person('Nguyễn Văn Thuận', '0912 000 101', 'Khu phố 3, phường Bình Phước'),
    communeCode: '25195',
    dossierCode: 'H19.31-260112-0147',
    externalCode: 'PAKN.20260406.0121',
    fate: 'ANSWERED_ON_TIME',
    assignTo: '25195',
    answer: {
      finding:
        'Ủy ban nhân dân phường đã rà soát hồ sơ H19.31-260112-0147. Hồ sơ đầy đủ thành phần, quá hẹn 52 ngày so với phiếu tiếp nhận như Ông phản ánh.',
      cause:
        'Hồ sơ địa chính cũ do cấp huyện bàn giao thiếu tờ bản đồ của khu vực, công chức thụ lý chờ trích lục nhưng không báo lại cho Ông và không gửi văn bản xin lỗi theo quy định.',
      action:
        'Phường đã có trích lục, đã niêm yết công khai kết quả kiểm tra và gửi thư xin lỗi kèm phiếu hẹn mới cho Ông. Công chức thụ lý đã bị nhắc nhở bằng văn bản.',
      result: 'PLANNED',
      plannedOn: '2026-05-29',
      legalBasis: 'Luật Đất đai năm 2024; Nghị định 151/2025/NĐ-CP; Nghị định 118/2025/NĐ-CP',
    },
  }),
  petition({
    key: 'land-02',
    sentOn: '2026-04-06',
    sentAt: '08:15',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'DAT_DAI',
    title: 'Đo đạc tách thửa nhưng không có lịch hẹn',
    content:
      'Nhà tôi nộp tiền đo tách thửa cho con từ giữa tháng hai. Chi nhánh văn phòng đăng ký hẹn qua điện thoại ba lần đều không xuống. Người dân cứ phải nghỉ làm ở nhà chờ. Xin hỏi thủ tục đo đạc có thời hạn hay không?',
    submitter: person('Lê Thị Bích Hạnh', '0983000102'),
    communeCode: '26368',
    address: 'Ấp 5, xã Long Thành',
    fate: 'ANSWERED_LATE',
    assignTo: 'SNNMT',
    answer: {
      finding:
        'Hợp đồng đo đạc của Bà được ký giữa tháng hai nhưng đến khi nhận phản ánh tổ đo đạc chưa thực hiện, trong khi hợp đồng quy định mười lăm ngày làm việc.',
      cause:
        'Khu vực Long Thành có số hồ sơ đo đạc tăng gấp đôi từ đầu năm; tổ đo đạc chỉ có hai máy và không lập lịch hẹn bằng văn bản.',
      action:
        'Tổ đo đạc đã đo xong thửa đất và bàn giao bản trích đo cho Bà ký. Chi nhánh đã chuyển sang hẹn lịch bằng tin nhắn, đổi lịch phải báo trước một ngày.',
      result: 'DONE',
      legalBasis: 'Luật Đất đai năm 2024; Nghị định 101/2024/NĐ-CP',
    },
  }),
  petition({
    key: 'land-03',
    sentOn: '2026-04-07',
    sentAt: '14:05',
    channel: 'PAPER',
    class: 'QUY_DINH_HC',
    field: 'DAT_DAI',
    title: 'Đơn kiến nghị về việc xác nhận tình trạng sử dụng đất',
    content:
      'Kính thưa quý cơ quan, tôi năm nay 74 tuổi, mắt kém không biết dùng máy tính nên viết đơn này bằng tay nhờ cháu gửi bưu điện. Đất vườn của tôi đã có sổ từ năm 1996 nhưng nay muốn cho con trai thì cán bộ yêu cầu phải có xác nhận không tranh chấp, ra ấp thì ấp bảo lên xã, lên xã thì bảo không còn mẫu đó nữa. Tôi đi lại nhiều lần rất mệt. Kính mong quý cơ quan xem xét, hướng dẫn rõ cho người già chúng tôi được nhờ. Tôi xin chân thành cảm ơn.',
    submitter: person('Trần Văn Mừng', '0251 3000 103', 'Ấp Tân Lập, xã Phú Lâm'),
    communeCode: '26158',
    enteredLateDays: 4,
    fate: 'ANSWERED_LATE',
    assignTo: '26158',
    answer: {
      finding:
        'Ủy ban nhân dân xã đã đến nhà gặp Ông. Thửa đất đã có giấy chứng nhận, không có đơn tranh chấp nào đang thụ lý.',
      cause:
        'Công chức một cửa hướng dẫn theo mẫu cũ. Với đất đã có giấy chứng nhận, hồ sơ tặng cho không cần giấy xác nhận không tranh chấp của xã.',
      action:
        'Xã đã xin lỗi Ông, cử người mang hồ sơ đến nhà hướng dẫn ký và nộp thay qua dịch vụ bưu chính công ích; đồng thời bỏ mẫu giấy cũ tại bộ phận một cửa.',
      result: 'DONE',
      legalBasis: 'Điều 45 Luật Đất đai năm 2024; Nghị định 101/2024/NĐ-CP',
    },
  }),
  petition({
    key: 'land-04',
    sentOn: '2026-04-08',
    sentAt: '23:31',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'DAT_DAI',
    title: 'Chuyển mục đích đất vườn sang đất ở tính tiền quá cao',
    content:
      'Cùng một con đường mà nhà tôi bị tính tiền chuyển mục đích sử dụng đất cao gấp ba lần nhà bên cạnh làm năm ngoái. Bảng giá đất mới từ đầu năm áp dụng thế nào, có được trả dần hay không, không thấy nơi nào giải thích. Dân làm rẫy lấy đâu ra gần sáu trăm triệu để làm 200 mét vuông đất ở? Đề nghị trả lời có số liệu cụ thể, đừng trả lời chung chung.',
    submitter: person('Phạm Quốc Dũng', '0703000104'),
    communeCode: '25417',
    fate: 'STUCK_IN_PROGRESS',
    assignTo: 'SNNMT',
  }),
  petition({
    key: 'land-05',
    sentOn: '2026-04-10',
    sentAt: '10:20',
    channel: 'IN_PERSON',
    class: 'QUY_DINH_HC',
    field: 'XAY_DUNG',
    title: 'Yêu cầu thêm giấy tờ ngoài bộ thủ tục khi xin phép xây dựng',
    content:
      'Tôi xin phép xây nhà ở riêng lẻ cấp bốn. Thủ tục công bố trên cổng chỉ có bốn loại giấy nhưng khi nộp, cán bộ đòi thêm biên bản đồng ý của hai nhà liền kề có xác nhận của khu phố. Nhà hàng xóm đi nước ngoài không ký được nên hồ sơ của tôi không được nhận. Đề nghị cho biết giấy này căn cứ vào đâu.',
    submitter: person('Đặng Minh Châu', '0977 000 105', 'Đường Cách Mạng Tháng Tám'),
    communeCode: '26041',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'SXD',
    answer: {
      finding:
        'Qua kiểm tra sổ theo dõi, bộ phận một cửa phường đã từ chối hồ sơ của Ông vì thiếu biên bản của hộ liền kề.',
      cause:
        'Quy định chỉ yêu cầu chủ nhà tự cam kết bảo đảm an toàn công trình liền kề, không yêu cầu chữ ký của hộ bên cạnh. Công chức tiếp nhận hiểu sai hướng dẫn.',
      action:
        'Sở đã có văn bản chấn chỉnh gửi toàn bộ các phường, xã; hồ sơ của Ông đã được tiếp nhận lại và không phải bổ sung giấy tờ nào.',
      result: 'DONE',
      legalBasis: 'Luật Xây dựng và Nghị định 175/2024/NĐ-CP về hồ sơ cấp giấy phép xây dựng',
    },
  }),
  petition({
    key: 'land-06',
    sentOn: '2026-04-12',
    sentAt: '22:10',
    channel: 'APP',
    class: 'QUY_DINH_HC',
    field: 'DAT_DAI',
    title: 'Sai tên đệm trên sổ đỏ, đính chính mãi không xong',
    content:
      'Sổ cấp năm 2024 in sai tên đệm của vợ tôi. Lỗi của cơ quan in mà giờ bắt vợ chồng tôi đi xin giấy xác nhận một người, rồi công chứng, rồi nộp lại từ đầu. Nộp từ 03/3 tới giờ vẫn ghi trạng thái đang xử lý. Sổ cần gấp để vay ngân hàng.',
    submitter: person('Hoàng Văn Quý', '0868000106', 'quy.hoang@example.com'),
    communeCode: '25993',
    dossierCode: 'H19.12-260303-0088',
    fate: 'NEVER_ACCEPTED',
    assignTo: 'SNNMT',
  }),
  petition({
    key: 'land-07',
    sentOn: '2026-04-14',
    sentAt: '09:40',
    channel: 'EMAIL',
    class: 'QUY_DINH_HC',
    field: 'XAY_DUNG',
    title: 'Kiến nghị làm rõ quy hoạch tuyến đường qua khu dân cư Phước An',
    content:
      'Chúng tôi là ban đại diện 46 hộ dân dọc hương lộ 19. Từ năm 2022 khu vực bị treo vì quy hoạch mở rộng đường, nhà hư không được sửa, đất không tách được thửa cho con cháu. Nay sáp nhập tỉnh, bỏ cấp huyện, chúng tôi không biết quy hoạch cũ còn hiệu lực hay không, cơ quan nào trả lời. Kiến nghị: thứ nhất, công bố bản đồ quy hoạch hiện hành tại trụ sở xã; thứ hai, nếu quá thời hạn mà chưa thu hồi đất thì điều chỉnh hoặc hủy bỏ; thứ ba, trong lúc chờ, cho các hộ được cấp phép xây dựng có thời hạn. Kính mong được trả lời bằng văn bản để chúng tôi thông báo lại cho bà con.',
    submitter: organisation(
      'Ban đại diện khu dân cư hương lộ 19',
      '0251 3000 107',
      'Ấp Bàu Trường, xã Phước An',
    ),
    communeCode: '26503',
    fate: 'STUCK_IN_PROGRESS',
    assignTo: 'SXD',
  }),
  petition({
    key: 'land-08',
    sentOn: '2026-04-20',
    sentAt: '07:55',
    channel: 'PORTAL',
    class: 'QUY_DINH_HC',
    field: 'DAT_DAI',
    title: 'Xóa thế chấp phải chờ tám ngày',
    content:
      'Tôi trả hết nợ ngân hàng, nộp hồ sơ xóa đăng ký thế chấp tại trung tâm hành chính công. Theo tôi tìm hiểu việc này giải quyết trong ngày, nhưng phiếu hẹn ghi tám ngày làm việc. Đề nghị xem lại thời hạn trên phiếu.',
    submitter: person('Vũ Thị Ngọc Lan', '0934 000 108'),
    communeCode: '26080',
    externalCode: 'PAKN.20260420.0077',
    dossierCode: 'H19.15-260417-0203',
    fate: 'RETURNED_THEN_ANSWERED',
    assignTo: '26080',
    returned: {
      reason:
        'Việc đăng ký biện pháp bảo đảm do văn phòng đăng ký đất đai thuộc Sở Nông nghiệp và Môi trường giải quyết, phường không thụ lý.',
      thenTo: 'SNNMT',
    },
    answer: {
      finding:
        'Phiếu tiếp nhận H19.15-260417-0203 ghi thời hạn tám ngày làm việc là sai so với quy trình đã công bố cho thủ tục xóa đăng ký thế chấp.',
      cause:
        'Phần mềm một cửa chọn nhầm mã thủ tục đăng ký biến động nên tự sinh ngày hẹn dài hơn.',
      action:
        'Chi nhánh đã xóa đăng ký thế chấp và trả giấy chứng nhận cho Bà, đã sửa cấu hình mã thủ tục trên phần mềm và kiểm tra lại các hồ sơ cùng tuần.',
      result: 'DONE',
      legalBasis: 'Nghị định 99/2022/NĐ-CP về đăng ký biện pháp bảo đảm',
    },
  }),
  petition({
    key: 'land-09',
    sentOn: '2026-04-26',
    sentAt: '19:25',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'DAT_DAI',
    title: 'Chưa nhận được thông báo bồi thường dự án đường vành đai',
    content:
      'Nhà tôi nằm trong ranh dự án, đã kiểm đếm từ tháng 11 năm ngoái. Các nhà đầu tuyến đã có phương án bồi thường, riêng 12 hộ ở tổ 7 chưa ai nhận được giấy tờ gì. Hỏi thì cán bộ bảo chờ giá đất cụ thể. Đề nghị trả lời thời gian dự kiến và nơi tái định cư để chúng tôi còn tính chuyện học hành cho con.',
    submitter: person('Bùi Đức Thắng', '0909000109'),
    communeCode: '26491',
    fate: 'NEVER_TAKEN',
  }),
  petition({
    key: 'land-10',
    sentOn: '2026-05-05',
    sentAt: '16:48',
    channel: 'SURVEY',
    class: 'QUY_DINH_HC',
    field: 'DAT_DAI',
    title: 'Góp ý thủ tục cấp đổi giấy chứng nhận',
    content:
      'Trả lời phiếu lấy ý kiến: thủ tục cấp đổi sổ vẫn yêu cầu nộp bản sao căn cước dù đã có dữ liệu dân cư. Đề nghị bỏ giấy này vì cán bộ tra được trên máy, người dân đỡ một lần đi photo.',
    submitter: person('Nguyễn Thị Kim Oanh', '0918000110', 'Khu phố 2, phường Đồng Xoài'),
    communeCode: '25210',
    fate: 'ANSWERED_ON_TIME',
    assignTo: 'SNNMT',
    answer: {
      finding:
        'Góp ý của Bà là đúng: thông tin nhân thân đã khai thác được từ cơ sở dữ liệu quốc gia về dân cư.',
      cause:
        'Một số bộ phận một cửa vẫn dùng danh mục thành phần hồ sơ in từ trước khi kết nối dữ liệu dân cư.',
      action:
        'Sở đã yêu cầu các nơi tiếp nhận bỏ bản sao căn cước khỏi thành phần hồ sơ cấp đổi, cập nhật lại bảng niêm yết và biểu mẫu điện tử.',
      result: 'DONE',
      legalBasis: 'Nghị định 118/2025/NĐ-CP về cơ chế một cửa',
    },
  }),
  petition({
    key: 'land-11',
    sentOn: '2026-05-07',
    sentAt: '20:02',
    channel: 'WEB',
    class: 'QUY_DINH_HC',
    field: 'XAY_DUNG',
    title: 'Đăng ký mua nhà ở xã hội bị trả hồ sơ không lý do',
    content:
      'Tôi là công nhân, thuê trọ 11 năm, nộp hồ sơ mua nhà ở xã hội qua chủ đầu tư. Hồ sơ trả về chỉ có một dòng “không đủ điều kiện”, không nói thiếu gì. Tôi gọi điện hỏi thì bên này chỉ sang bên kia. Xin hướng dẫn cho công nhân chúng tôi biết phải làm lại từ đâu và giấy xác nhận thu nhập ai ký mới đúng.',
    submitter: person('Mai Thị Thùy', '0357000111'),
    communeCode: '26374',
    fate: 'NEVER_ACCEPTED',
    assignTo: 'SXD',
  }),
  petition({
    key: 'land-12',
    sentOn: '2026-05-13',
    sentAt: '11:12',
    channel: 'PORTAL',
    class: 'QUY_DINH_HC',
    field: 'DAT_DAI',
    title: 'Nộp thuế đất xong vẫn không được trả kết quả',
    content:
      'Tôi đã nộp lệ phí trước bạ và thuế thu nhập chuyển nhượng từ ngày 28/4, có chứng từ điện tử, nhưng hệ thống vẫn báo chờ nghĩa vụ tài chính. Đề nghị hai cơ quan thuế và đất đai đối chiếu với nhau thay vì bắt dân cầm giấy chạy qua chạy lại.',
    submitter: person('Lý Gia Bảo', '0396 000 112'),
    communeCode: '26485',
    dossierCode: 'H19.22-260420-0061',
    externalCode: 'PAKN.20260513.0302',
    fate: 'STUCK_IN_PROGRESS',
    assignTo: 'SNNMT',
  }),
];
